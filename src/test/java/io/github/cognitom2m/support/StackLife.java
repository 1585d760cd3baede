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

/** Deploys the project's template, uses, changes, breaks and deletes the stack, and checks the outcome of each step. */
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

        progress.step("Read the credentials and get a token from the token endpoint");
        Map<String, String> first = workload.credentials(secret);
        first.forEach((name, value) -> progress.say(name, name.equals("client_secret") ? masked(value) : value));
        Map<String, Object> claims = workload.verifiedClaims(first);
        claims.forEach((name, value) -> progress.say("claim " + name, value));
        progress.expect("the token's scopes", "m2m-client/read m2m-client/write", claims.get("scope"));

        progress.step("Get a token without the domain, with GetClientToken");
        progress.expect(
                "the token's scopes",
                "m2m-client/read m2m-client/write",
                workload.verifiedClaimsOfClientToken(first).get("scope"));

        progress.step("Add a scope with a stack update");
        String wider = replace(template, WRITE, WRITE + ADMIN);
        stack.update(Template.parse(wider), Map.of());
        progress.expect("the stack", StackStatus.UPDATE_COMPLETE, stack.status());
        Map<String, String> second = workload.credentials(secret);
        progress.expect(
                "the secret's scopes", "m2m-client/admin m2m-client/read m2m-client/write", second.get("scope"));
        expectThreeScopes(first);

        Map<String, String> rotated = rotate(stack, second);

        progress.step("Remove a scope in an update that fails elsewhere: everything is rolled back");
        stack.update(Template.parse(replace(replace(wider, WRITE, ""), "\nResources:\n", RIVAL)), Map.of());
        progress.expect("the stack, rolled back as it should", StackStatus.UPDATE_ROLLBACK_COMPLETE, stack.status());
        String cause = stack.reason("Rival", "CREATE_FAILED").orElse("");
        progress.expect("the cause names the property", true, cause.contains("ResourceServer.Identifier: "));
        progress.expect(
                "the secret is unchanged", true, workload.credentials(secret).equals(rotated));
        expectThreeScopes(rotated);

        delete(stack);
        progress.expect("reading the secret is refused", true, isRefused(secret));
        progress.expect("the domain is gone", "no such host", tokenWith(rotated));
        progress.total();
    }

    private Stack deploy() {
        progress.step("Deploy template.yaml");
        Stack stack = account.cloudFormation().create("cognito-m2m-dev", Template.parse(template), Map.of());
        progress.expect("the stack", StackStatus.CREATE_COMPLETE, stack.status());
        new TreeMap<>(stack.outputs()).forEach((name, value) -> progress.say("output " + name, value));
        return stack;
    }

    /** Rotates twice, and answers the credentials that came of it. */
    private Map<String, String> rotate(Stack stack, Map<String, String> before) throws Exception {
        progress.step("Rotate the client secret: the one before keeps working");
        Map<String, String> next = rotateOnce(stack);
        progress.say("client_secret", masked(String.valueOf(next.get("client_secret"))));
        progress.expect(
                "the client is unchanged", true, Objects.equals(before.get("client_id"), next.get("client_id")));
        progress.expect("the secret has changed", true, !next.equals(before));
        progress.expect("a token with the secret before", "granted", tokenWith(before));
        progress.expect("a token with the new secret", "granted", tokenWith(next));

        progress.step("Rotate once more: now the first one is refused");
        Map<String, String> last = rotateOnce(stack);
        progress.expect("a token with the first secret, as it should be", "refused", tokenWith(before));
        progress.expect("a token with the secret before", "granted", tokenWith(next));
        progress.expect("a token with the new secret", "granted", tokenWith(last));
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
        progress.step("Delete the stack: nothing usable is left");
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
        progress.expect("what Credentials left in the pool", "0 clients, 0 resource servers, 0 domains", left.get());
        progress.expect("user pools", 0, cognito.pools().size());
        for (SecretListEntry secret : workload.secrets()
                .listSecrets(r -> r.includePlannedDeletion(true))
                .secretList()) {
            String state = secret.deletedDate() == null ? "lasts" : "is scheduled for deletion";
            progress.expect("the secret", secret.name() + " is scheduled for deletion", secret.name() + " " + state);
        }
    }

    /** The first credentials keep working, whatever scopes come and go: a request for a token names none. */
    private void expectThreeScopes(Map<String, String> credentials) throws Exception {
        progress.expect(
                "scopes granted to the first credentials",
                "m2m-client/admin m2m-client/read m2m-client/write",
                workload.verifiedClaims(credentials).get("scope"));
    }

    private boolean isRefused(String secret) {
        try {
            workload.secrets().getSecretValue(r -> r.secretId(secret));
            return false;
        } catch (InvalidRequestException e) {
            return true;
        }
    }

    private String tokenWith(Map<String, String> credentials) throws Exception {
        int status = workload.requestToken(credentials).statusCode();
        return switch (status) {
            case 200 -> "granted";
            case 400 -> "refused";
            // Over loopback a gateway's answer stands for a host that does not resolve.
            case 502 -> "no such host";
            default -> "HTTP status " + status;
        };
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
