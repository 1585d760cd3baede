package io.github.cognitom2m.cognito;

import io.github.cognitom2m.aws.ClientSecret;
import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.cognito.TokenAnswer.Granted;
import io.github.cognitom2m.cognito.TokenAnswer.Refused;
import io.github.cognitom2m.cognito.TokenAnswer.Unresolved;
import io.github.cognitom2m.time.Deadline;
import io.github.cognitom2m.time.Pace;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Requests a token, as a workload would, until one is issued or the time is used up.
 *
 * @param endpoint looks up the token endpoint to ask if Cognito's own API refuses, as it does for a client of an
 *     earlier version
 */
public record TokenCheck(Clients clients, Supplier<PermittedEndpoint> endpoint, Executor executor, Deadline deadline) {
    private static final Pace PACE = Pace.growing(Duration.ofMillis(250), Duration.ofSeconds(5));

    /**
     * Asks again after a refusal, and after a token that lacks a scope: a new client, secret, flow or scope takes a
     * while to reach every part of Cognito.
     *
     * @param scopes what the token has to grant at least
     * @return the last answer
     */
    public TokenAnswer ask(String clientId, ClientSecret secret, Set<String> scopes) {
        return deadline.earlier(ClientTokens.PATIENCE)
                .poll(PACE, () -> askOnce(clientId, secret), answer -> grants(answer, scopes));
    }

    private static boolean grants(TokenAnswer answer, Set<String> scopes) {
        return answer instanceof Granted granted && granted.scopes().containsAll(scopes);
    }

    private TokenAnswer askOnce(String clientId, ClientSecret secret) {
        TokenAnswer api = new ClientTokens(clients, deadline).request(clientId, secret);
        return api instanceof Refused refused ? askEndpoint(refused.cause(), clientId, secret) : api;
    }

    private TokenAnswer askEndpoint(String refusal, String clientId, ClientSecret secret) {
        return switch (endpoint.get()) {
            case PermittedEndpoint.None none -> new Refused(refusal);
            case PermittedEndpoint.NotYet(String host) ->
                new Unresolved(refusal + "; the name " + host + " may not be in DNS yet");
            case PermittedEndpoint.Open(TokenEndpoint open) ->
                switch (inTime(open, clientId, secret)) {
                    case Granted granted -> granted;
                    case Refused(String cause) -> new Refused(refusal + "; " + cause);
                    case Unresolved(String cause) -> new Unresolved(refusal + "; " + cause);
                };
        };
    }

    /** Unlike the SDK's calls this request has no timeout but the socket's, which may be beyond the deadline. */
    private TokenAnswer inTime(TokenEndpoint open, String clientId, ClientSecret secret) {
        FutureTask<TokenAnswer> request = new FutureTask<>(() -> open.request(clientId, secret));
        executor.execute(request);
        try {
            return request.get(Math.max(1, deadline.left().toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // A thread stays with it until the socket's own timeout.
            return new Refused(open.uri().getHost() + " did not answer in time");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a token was requested", e);
        }
    }
}
