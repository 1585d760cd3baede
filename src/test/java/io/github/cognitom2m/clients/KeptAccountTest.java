package io.github.cognitom2m.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.HandlersInProcess;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.account.ServedAccount;
import io.github.cognitom2m.emulator.account.UnusableFolder;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackEvent;
import io.github.cognitom2m.emulator.cloudformation.StackStatus;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import io.github.cognitom2m.emulator.lambda.FunctionResolver;
import io.github.cognitom2m.scripts.Shell;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account that is kept in a folder goes on where it was when it is served again. */
final class KeptAccountTest {
    private static final Template PROJECT = Template.load(Path.of("template.yaml"));
    private static final String NAME = "cognito-m2m-dev";
    private static final Template PYTHON = Template.parse("""
            Resources:
              Caller:
                Type: AWS::Lambda::Function
                Properties:
                  FunctionName: caller
                  Role: arn:aws:iam::123456789012:role/caller
                  Runtime: python3.13
                  Handler: index.handler
                  Code:
                    ZipFile: |
                      def handler(event, context):
                          return {"seen": event["number"]}
            """);
    private static final Template SLOW = Template.parse("""
            Resources:
              Function:
                Type: AWS::Lambda::Function
                Properties: {Role: role, Handler: slow, Runtime: java21, Code: {}}
              Slow:
                Type: Custom::Slow
                Properties: {ServiceToken: !GetAtt Function.Arn}
            """);

    @TempDir
    private Path directory;

    @Test
    void goesOnWithStacksCredentialsAndKeys() throws Exception {
        URI endpoint;
        Map<String, String> outputs;
        List<StackEvent> events;
        String keys;
        String secret;
        try (ServedAccount account = serve(KeptAccountTest::product)) {
            Stack stack = account.cloudFormation().create(NAME, PROJECT, Map.of());
            account.await(stack);
            assertEquals(StackStatus.CREATE_COMPLETE, stack.status());
            endpoint = account.endpoint();
            outputs = stack.outputs();
            events = stack.events();
            secret = secret(account, outputs);
            token(account, secret);
            keys = keys(account, outputs);
        }
        try (ServedAccount account = serve(KeptAccountTest::product)) {
            Stack stack = account.cloudFormation().stack(NAME).orElseThrow();
            assertEquals(endpoint, account.endpoint());
            assertEquals(outputs, stack.outputs());
            assertEquals(events, stack.events());
            assertEquals(secret, secret(account, outputs));
            assertEquals(keys, keys(account, outputs));
            token(account, secret);
            assertThrows(ValidationError.class, () -> stack.update(PROJECT, Map.of()));

            stack.update(PROJECT, Map.of("LogRetentionDays", "7"));
            account.await(stack);
            assertEquals(StackStatus.UPDATE_COMPLETE, stack.status());
            account.aws()
                    .call(
                            "secretsmanager",
                            "RotateSecret",
                            Map.of(
                                    "SecretId",
                                    outputs.get("SecretArn"),
                                    "ClientRequestToken",
                                    "00000000-0000-0000-0000-000000000001",
                                    "RotationLambdaARN",
                                    outputs.get("RotationFunctionArn")));
            account.aws().secretsManager().runDueRotations();
            assertNotEquals(secret, secret(account, outputs));
            token(account, secret);
        }
        try (ServedAccount account = serve(KeptAccountTest::product)) {
            Stack stack = account.cloudFormation().stack(NAME).orElseThrow();
            token(account, secret(account, outputs));
            stack.delete();
            account.await(stack);
            assertEquals(StackStatus.DELETE_COMPLETE, stack.status());
            assertEquals(List.of(), account.aws().cognito().pools());
        }
    }

    @Test
    void runsUploadedCodeFromWhereItIs() throws Exception {
        Shell.needs("python3");
        try (ServedAccount account = serve(served -> SamCliTest.nothingElse())) {
            Stack stack = account.cloudFormation().create("python", PYTHON, Map.of());
            account.await(stack);
            assertEquals("{\"seen\": 1}", invoke(account, 1));
        }
        try (ServedAccount account = serve(served -> SamCliTest.nothingElse())) {
            assertEquals("{\"seen\": 2}", invoke(account, 2));
            assertEquals(2, account.cloudFormation().functions().invocations().size());
            Stack stack = account.cloudFormation().stack("python").orElseThrow();
            stack.delete();
            account.await(stack);
        }
        serve(served -> SamCliTest.nothingElse()).close();
        try (Stream<Path> folders = Files.list(kept().resolve("functions"))) {
            assertEquals(List.of(), folders.toList());
        }
    }

    @Test
    void hasNotBegunWhatWasUnderWay() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        FunctionResolver slow = configuration -> (event, response, context) -> {
            begun.countDown();
            never.await();
        };
        try (ServedAccount account = serve(served -> slow)) {
            pool(account, "before");
        }
        try (ServedAccount account = serve(served -> slow)) {
            Stack stack = account.cloudFormation().create("slow", SLOW, Map.of());
            begun.await();
            pool(account, "meanwhile");
            assertEquals(StackStatus.CREATE_IN_PROGRESS, stack.status());
        }
        try (ServedAccount account = serve(served -> slow)) {
            assertEquals(Optional.empty(), account.cloudFormation().stack("slow"));
            assertEquals(1, account.aws().cognito().pools().size());
        }
    }

    @Test
    void saysWhatIsInTheWay() throws Exception {
        try (ServedAccount first = serve(served -> SamCliTest.nothingElse())) {
            UnusableFolder inUse = assertThrows(
                    UnusableFolder.class,
                    () -> serve(served -> SamCliTest.nothingElse()).close());
            assertTrue(
                    String.valueOf(inUse.getMessage()).startsWith("another process serves the account in " + kept()),
                    inUse::toString);
            assertEquals(List.of(), first.cloudFormation().stacks());
        }
        UnusableFolder elsewhere = assertThrows(
                UnusableFolder.class,
                () -> new ServedAccount(
                                EmulatedTime.real(),
                                1,
                                directory,
                                Optional.of(kept()),
                                served -> SamCliTest.nothingElse())
                        .close());
        assertTrue(String.valueOf(elsewhere.getMessage()).contains("leave out --port"), elsewhere::toString);
        Files.writeString(kept().resolve("account"), "what another version wrote");
        UnusableFolder other = assertThrows(
                UnusableFolder.class,
                () -> serve(served -> SamCliTest.nothingElse()).close());
        assertTrue(
                String.valueOf(other.getMessage()).contains("was written by another version of this project"),
                other::toString);
    }

    private Path kept() {
        return directory.resolve("kept");
    }

    private ServedAccount serve(Function<ServedAccount, FunctionResolver> others) throws Exception {
        return new ServedAccount(
                EmulatedTime.real(), 0, Files.createTempDirectory(directory, "run"), Optional.of(kept()), others);
    }

    private static HandlersInProcess product(ServedAccount account) {
        return HandlersInProcess.on(account.aws(), account.endpoint());
    }

    private static void pool(ServedAccount account, String name) {
        account.aws().call("cognito-idp", "CreateUserPool", Map.of("PoolName", name));
    }

    private static String invoke(ServedAccount account, int number) {
        return account.cloudFormation()
                .functions()
                .invoke("arn:aws:lambda:us-east-1:123456789012:function:caller", "{\"number\": " + number + "}")
                .response();
    }

    private static String secret(ServedAccount account, Map<String, String> outputs) {
        return String.valueOf(account.aws()
                .call("secretsmanager", "GetSecretValue", Map.of("SecretId", outputs.get("SecretArn")))
                .get("SecretString"));
    }

    /** Gets a token with the credentials that a secret had, or fails. */
    private static void token(ServedAccount account, String secret) throws IOException {
        Map<String, Object> credentials = JSON.std.mapFrom(secret);
        account.aws()
                .call(
                        "cognito-idp",
                        "GetClientToken",
                        Map.of(
                                "ClientId", credentials.get("client_id"),
                                "Secret", credentials.get("client_secret")));
    }

    private static String keys(ServedAccount account, Map<String, String> outputs) throws IOException {
        URI uri = URI.create(
                "https://cognito-idp.us-east-1.amazonaws.com/" + outputs.get("UserPoolId") + "/.well-known/jwks.json");
        return account.aws()
                .network()
                .handle(new Query("GET", uri, Map.of(), ""))
                .body();
    }
}
