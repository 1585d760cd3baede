package io.github.cognitom2m.converge;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.PermittedEndpoint;
import io.github.cognitom2m.cognito.TokenAnswer;
import io.github.cognitom2m.cognito.TokenCheck;
import io.github.cognitom2m.secret.Credential;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Proves credentials with a token.
 *
 * @param endpoint looks up the token endpoint that may also be asked
 * @param changesScopes whether a trigger of the user pool may take scopes away
 * @param warnings receives what is wrong but not a failure
 */
public record Verification(
        AwsServices working, Supplier<PermittedEndpoint> endpoint, boolean changesScopes, Consumer<String> warnings) {
    // A Create may have to wait for a new domain: a minute for Cognito, and half a minute for DNS.
    private static final Duration WHERE_IT_FAILS = Duration.ofSeconds(95);
    private static final Duration WHERE_IT_WARNS = Duration.ofSeconds(20);

    /**
     * Asks for a token.
     *
     * @throws Failure if no token is issued or a scope is missing from it, and that should fail
     */
    public void run(Credential value, NavigableSet<String> scopes, boolean fails) {
        TokenAnswer answer = new TokenCheck(
                        working.clients(),
                        endpoint,
                        working.executor(),
                        working.deadline().within(fails ? WHERE_IT_FAILS : WHERE_IT_WARNS))
                .ask(value.clientId(), value.clientSecret(), changesScopes ? Set.of() : scopes);
        switch (answer) {
            case TokenAnswer.Granted(NavigableSet<String> granted) -> {
                Set<String> missing = new TreeSet<>(scopes);
                missing.removeAll(granted);
                if (!missing.isEmpty()) {
                    lacks(String.join(", ", missing), fails);
                }
            }
            case TokenAnswer.Refused(String cause) -> report(fails, noToken(cause));
            case TokenAnswer.Unresolved(String cause) -> report(false, noToken(cause));
        }
    }

    private void lacks(String missing, boolean fails) {
        if (changesScopes) {
            report(
                    false,
                    "the token lacks " + missing + "; the user pool's pre-token-generation trigger may have taken"
                            + " them away");
        } else {
            report(fails, "the token lacks " + missing + "; check the resource servers of these scopes");
        }
    }

    private static String noToken(String cause) {
        return "no token was issued (" + cause
                + "); check the user pool's triggers, its domain and the domain's web ACL";
    }

    private void report(boolean fails, String problem) {
        String message = "VerifyToken: " + problem + ", or set VerifyToken: false";
        if (fails) {
            throw new Failure(message);
        }
        warnings.accept(message);
    }
}
