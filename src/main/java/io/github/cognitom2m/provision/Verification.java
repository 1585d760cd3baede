package io.github.cognitom2m.provision;

import io.github.cognitom2m.cognito.TokenEndpoint;
import io.github.cognitom2m.cognito.TokenEndpoint.TokenRefused;
import io.github.cognitom2m.secret.Credential;
import io.github.cognitom2m.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.util.NavigableSet;
import software.amazon.awssdk.http.SdkHttpClient;

/** Requests a token with a credential, as a workload would, until one is granted or the time is used. */
record Verification(SdkHttpClient http, Deadline deadline) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** A new domain may take a minute until it resolves, and a new client until it is known, so failures are repeated. */
    void verify(Credential value, NavigableSet<String> scopes) {
        TokenEndpoint endpoint = new TokenEndpoint(http, URI.create(value.tokenEndpoint()));
        Duration pause = FIRST_PAUSE;
        while (true) {
            String problem;
            try {
                NavigableSet<String> granted = endpoint.grantedScopes(value.clientId(), value.clientSecret());
                if (granted.equals(scopes)) {
                    return;
                }
                problem = "a token was granted with the scopes " + granted + ", not " + scopes;
            } catch (TokenRefused e) {
                problem = e.getMessage();
            }
            if (deadline.left().compareTo(pause) <= 0) {
                throw new ProvisioningFailure("VerifyToken: " + problem + "; check the user pool's domain and the"
                        + " resource servers of the scopes, or set VerifyToken: false");
            }
            deadline.pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }
}
