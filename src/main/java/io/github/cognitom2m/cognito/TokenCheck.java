package io.github.cognitom2m.cognito;

import io.github.cognitom2m.aws.ClientSecret;
import io.github.cognitom2m.cognito.TokenEndpoint.TokenRefused;
import io.github.cognitom2m.time.Deadline;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests a token, as a workload would, until it grants what it has to or the time is used. */
public record TokenCheck(TokenEndpoint endpoint, Executor executor, Deadline deadline) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /**
     * Repeats what fails: a new domain may take a minute until it resolves, and a new client or secret until it is known.
     *
     * @param scopes what the token has to grant, no more and no less
     * @return what was wrong in the end; empty where such a token was had
     */
    public Optional<String> problem(String clientId, ClientSecret secret, NavigableSet<String> scopes) {
        Duration pause = FIRST_PAUSE;
        Optional<String> problem = tryOnce(clientId, secret, scopes);
        while (problem.isPresent() && deadline.left().compareTo(pause) > 0) {
            deadline.pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            problem = tryOnce(clientId, secret, scopes);
        }
        return problem;
    }

    private Optional<String> tryOnce(String clientId, ClientSecret secret, NavigableSet<String> scopes) {
        FutureTask<NavigableSet<String>> request = new FutureTask<>(() -> endpoint.grantedScopes(clientId, secret));
        executor.execute(request);
        try {
            NavigableSet<String> granted =
                    request.get(Math.max(1, deadline.left().toMillis()), TimeUnit.MILLISECONDS);
            return granted.equals(scopes)
                    ? Optional.empty()
                    : Optional.of("a token was granted with the scopes " + granted + ", not " + scopes);
        } catch (TimeoutException e) {
            // Unlike the SDK's calls this one has no time-out of its own but the socket's, which may be beyond the
            // deadline: until then a thread is left to it.
            return Optional.of(endpoint.uri().getHost() + " did not answer in time");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TokenRefused refused) {
                return Optional.of(String.valueOf(refused.getMessage()));
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a token was requested", e);
        }
    }
}
