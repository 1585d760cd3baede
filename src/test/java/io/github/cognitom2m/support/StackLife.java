package io.github.cognitom2m.support;

import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackStatus;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.cognito.Cognito;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/** Deploys the project's template, uses, changes, breaks and deletes the stack, and checks what came of each step. */
public record StackLife(EmulatedAccount account, Workload workload, Progress progress, String template) {
    private static final String WRITE = """
                      - ScopeName: write
                        ScopeDescription: Write access
            """;
    private static final String ADMIN = """
                      - ScopeName: admin
                        ScopeDescription: Administration
            """;
    // Its resource server is there already, so that it must fail; by then Credentials have been changed.
    private static final String RIVAL = """

            Resources:
              Rival:
                Type: Custom::CognitoM2M
                DependsOn: Credentials
                Properties:
                  ServiceToken: !GetAtt ProviderFunction.Arn
                  ServiceTimeout: 600
                  UserPoolId: !Ref UserPool
                  ResourceServer:
                    Identifier: m2m-client
                    Scopes:
                      - {ScopeName: read, ScopeDescription: Read access}
            """;

    public StackLife(EmulatedAccount account, Workload workload, Progress progress) throws IOException {
        this(account, workload, progress, Files.readString(Path.of("template.yaml")));
    }

    public void run() throws Exception {
        Stack stack = deploy();
        String secret = stack.output("SecretArn");

        progress.step("a workload reads its credentials and gets a token");
        Map<String, String> first = workload.credentials(secret);
        first.forEach((name, value) -> progress.say(name, name.equals("client_secret") ? masked(value) : value));
        Map<String, Object> claims = workload.verifiedClaims(first);
        claims.forEach((name, value) -> progress.say("claim " + name, value));
        progress.expect("the token's scopes", "m2m-client/read m2m-client/write", claims.get("scope"));

        progress.step("the workload gets a token without the domain, by GetClientToken");
        progress.expect(
                "the token's scopes",
                "m2m-client/read m2m-client/write",
                workload.verifiedClaimsOfClientToken(first).get("scope"));

        progress.step("an update adds a scope");
        String wider = replace(template, WRITE, WRITE + ADMIN);
        stack.update(Template.parse(wider), Map.of());
        progress.expect("the stack", StackStatus.UPDATE_COMPLETE, stack.status());
        Map<String, String> second = workload.credentials(secret);
        progress.expect(
                "the secret's scopes", "m2m-client/admin m2m-client/read m2m-client/write", second.get("scope"));
        expectThreeScopes(first);

        Map<String, String> rotated = rotate(stack, second);

        progress.step("an update takes a scope away, and then another resource fails");
        stack.update(Template.parse(replace(replace(wider, WRITE, ""), "\nResources:\n", RIVAL)), Map.of());
        progress.expect("the stack", StackStatus.UPDATE_ROLLBACK_COMPLETE, stack.status());
        String cause = stack.reason("Rival", "CREATE_FAILED").orElse("");
        progress.expect("the cause names the property", true, cause.contains("ResourceServer.Identifier: "));
        progress.expect(
                "the secret is as before", true, workload.credentials(secret).equals(rotated));
        expectThreeScopes(rotated);

        delete(stack);
        progress.expect("reading the secret", "refused", reading(secret));
        // Over loopback a gateway's answer stands for a host that does not resolve.
        progress.expect(
                "the token endpoint's host", 502, workload.requestToken(rotated).statusCode());
        progress.total();
    }

    private Stack deploy() {
        progress.step("template.yaml is deployed");
        Stack stack = account.cloudFormation().create("cognito-m2m-dev", Template.parse(template), Map.of());
        progress.expect("the stack", StackStatus.CREATE_COMPLETE, stack.status());
        new TreeMap<>(stack.outputs()).forEach((name, value) -> progress.say("output " + name, value));
        return stack;
    }

    /** Rotates twice, and answers the credentials that came of it. */
    private Map<String, String> rotate(Stack stack, Map<String, String> before) throws Exception {
        progress.step("the client secret is rotated");
        Map<String, String> next = rotateOnce(stack);
        progress.say("client_secret", masked(String.valueOf(next.get("client_secret"))));
        progress.expect("the client is the same", true, Objects.equals(before.get("client_id"), next.get("client_id")));
        progress.expect("the secret is another", false, next.equals(before));
        progress.expect(
                "a token with the secret before",
                200,
                workload.requestToken(before).statusCode());
        progress.expect(
                "a token with the new secret", 200, workload.requestToken(next).statusCode());

        progress.step("the client secret is rotated once more");
        Map<String, String> last = rotateOnce(stack);
        progress.expect(
                "a token with the first secret",
                400,
                workload.requestToken(before).statusCode());
        progress.expect(
                "a token with the secret before",
                200,
                workload.requestToken(next).statusCode());
        progress.expect(
                "a token with the new secret", 200, workload.requestToken(last).statusCode());
        return last;
    }

    private Map<String, String> rotateOnce(Stack stack) throws IOException {
        workload.secrets()
                .rotateSecret(r ->
                        r.secretId(stack.output("SecretArn")).rotationLambdaARN(stack.output("RotationFunctionArn")));
        account.aws().secretsManager().runDueRotations();
        return workload.credentials(stack.output("SecretArn"));
    }

    private void delete(Stack stack) {
        progress.step("the stack is deleted");
        Cognito cognito = account.aws().cognito();
        String pool = stack.output("UserPoolId");
        AtomicReference<String> left = new AtomicReference<>("unknown");
        account.cloudFormation().listen(event -> {
            // While the pool is still there: what goes with it would not show that the resource cleans up.
            if (event.logicalId().equals("Credentials") && event.status().equals("DELETE_COMPLETE")) {
                left.set(cognito.clients(pool).size() + " clients, "
                        + cognito.servers(pool).size() + " resource servers, "
                        + cognito.domains().size() + " domains");
            }
        });
        stack.delete();
        progress.expect("the stack", StackStatus.DELETE_COMPLETE, stack.status());
        progress.expect("left in the pool by Credentials", "0 clients, 0 resource servers, 0 domains", left.get());
        progress.expect("user pools", 0, cognito.pools().size());
        for (SecretListEntry secret : workload.secrets()
                .listSecrets(r -> r.includePlannedDeletion(true))
                .secretList()) {
            String state = secret.deletedDate() == null ? "lasts" : "is scheduled for deletion";
            progress.expect("the secret", secret.name() + " is scheduled for deletion", secret.name() + " " + state);
        }
    }

    /** The first credentials go on working, whatever scopes come and go: a request for a token names none. */
    private void expectThreeScopes(Map<String, String> credentials) throws Exception {
        progress.expect(
                "scopes granted to the first credentials",
                "m2m-client/admin m2m-client/read m2m-client/write",
                workload.verifiedClaims(credentials).get("scope"));
    }

    private String reading(String secret) {
        try {
            workload.secrets().getSecretValue(r -> r.secretId(secret));
            return "granted";
        } catch (InvalidRequestException e) {
            return "refused";
        }
    }

    private static String masked(String secret) {
        return secret.substring(0, 4) + "… (" + secret.length() + " characters)";
    }

    private static String replace(String text, String part, String by) {
        if (!text.contains(part)) {
            throw new IllegalStateException("template.yaml has no longer the part that this run changes:\n" + part);
        }
        return text.replace(part, by);
    }
}
