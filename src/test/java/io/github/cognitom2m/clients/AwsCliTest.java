package io.github.cognitom2m.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.account.ServedAccount;
import io.github.cognitom2m.emulator.runtime.Artifact;
import io.github.cognitom2m.scripts.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real AWS CLI deploys the built artifact, and a stack that uses it; skipped if it is not installed. */
@Tag("thorough")
final class AwsCliTest {
    private static final String CONSUMER = """
            Resources:
              Credentials:
                Type: Custom::CognitoM2M
                Properties:
                  ServiceToken: !ImportValue cognito-m2m-dev-ServiceToken
                  ServiceTimeout: 600
                  UserPoolId: !ImportValue cognito-m2m-dev-UserPoolId
                  ResourceServer:
                    Identifier: orders
                    Scopes: [{ScopeName: read, ScopeDescription: Read orders}]
                  Client: {AllowedOAuthScopes: [%s]}
            """;

    @Test
    void packagesDeploysFailsRollsBackAndDeletes(@TempDir Path directory) throws Exception {
        Shell.needs("aws");
        Path code = directory.resolve("code");
        Archive.of(Artifact.built(), code);
        // The CLI uploads the template's own folder where a function names no other, and what the metadata names.
        Files.writeString(
                code.resolve("template.yaml"),
                Files.readString(Path.of("template.yaml")).replaceFirst("(?m)^ *CodeUri: .*$", ""));
        for (String named : List.of("LICENSE", "README.md")) {
            Files.copy(Path.of(named), code.resolve(named));
        }
        Path good = Files.writeString(directory.resolve("good.yaml"), CONSUMER.formatted("orders/read"));
        Path bad = Files.writeString(directory.resolve("bad.yaml"), CONSUMER.formatted("nowhere/read"));
        try (ServedAccount account = new ServedAccount(0, directory, served -> SamCliTest.nothingElse())) {
            Shell shell = Shell.reaching(account.endpoint());
            ok(shell, "aws s3 mb s3://artifacts");
            ok(
                    shell,
                    "aws cloudformation package --template-file " + code.resolve("template.yaml")
                            + " --s3-bucket artifacts --output-template-file " + directory.resolve("packaged.yaml"));
            ok(
                    shell,
                    "aws cloudformation deploy --template-file " + directory.resolve("packaged.yaml")
                            + " --stack-name cognito-m2m-dev --capabilities CAPABILITY_IAM");
            ok(shell, deploy(good));
            assertTrue(ok(shell, deploy(good)).contains("No changes to deploy. Stack orders is up to date"));

            assertEquals(255, shell.run(deploy(bad)).status());
            String events = ok(shell, "aws cloudformation describe-stack-events --stack-name orders --output text");
            assertTrue(
                    events.lines().findFirst().orElse("").contains("UPDATE_ROLLBACK_COMPLETE"),
                    () -> "newest first: " + events);
            assertTrue(events.contains("ScopeDoesNotExistException"), events);

            ok(shell, "aws cloudformation delete-stack --stack-name orders");
            ok(shell, "aws cloudformation wait stack-delete-complete --stack-name orders");
            Shell.Result absent = shell.run("aws cloudformation describe-stacks --stack-name orders");
            assertTrue(absent.output().contains("Stack with id orders does not exist"), absent.output());
        }
    }

    private static String deploy(Path template) {
        return "aws cloudformation deploy --template-file " + template
                + " --stack-name orders --no-fail-on-empty-changeset";
    }

    private static String ok(Shell shell, String command) {
        Shell.Result result = shell.run(command);
        assertEquals(0, result.status(), () -> command + "\n" + result.output());
        return result.output();
    }
}
