package io.github.cognitom2m.provision;

import io.github.cognitom2m.cognito.TokenEndpoint;
import io.github.cognitom2m.cognito.TokenEndpoint.TokenRefused;
import io.github.cognitom2m.secret.Credential;
import io.github.cognitom2m.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.http.SdkHttpClient;

/** Requests a token with a credential, as a workload would, until one is granted or the time is used. */
record Verification(SdkHttpClient http, Executor executor, Deadline deadline) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** A new domain may take a minute until it resolves, and a new client until it is known, so failures are repeated. */
    void verify(Credential value, NavigableSet<String> scopes) {
        Duration pause = FIRST_PAUSE;
        for (Optional<String> problem = problem(value, scopes); problem.isPresent(); problem = problem(value, scopes)) {
            if (deadline.left().compareTo(pause) <= 0) {
                throw new ProvisioningFailure("VerifyToken: " + problem.get() + "; check the user pool's domain and the"
                        + " resource servers of the scopes, or set VerifyToken: false");
            }
            deadline.pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private Optional<String> problem(Credential value, NavigableSet<String> scopes) {
        TokenEndpoint endpoint = new TokenEndpoint(http, URI.create(value.tokenEndpoint()));
        FutureTask<NavigableSet<String>> request =
                new FutureTask<>(() -> endpoint.grantedScopes(value.clientId(), value.clientSecret()));
        executor.execute(request);
        try {
            NavigableSet<String> granted =
                    request.get(Math.max(1, deadline.left().toMillis()), TimeUnit.MILLISECONDS);
            return granted.equals(scopes)
                    ? Optional.empty()
                    : Optional.of("a token was granted with the scopes " + granted + ", not " + scopes);
        } catch (TimeoutException e) {
            // Unlike the SDK's calls this one has no time-out of its own but the socket's, which may be beyond the
            // deadline. The interruption closes the socket.
            request.cancel(true);
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
