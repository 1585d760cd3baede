package io.github.cognitom2m.rotation;

import io.github.cognitom2m.cognito.Endpoints;
import io.github.cognitom2m.cognito.PermittedEndpoint;
import io.github.cognitom2m.cognito.TokenEndpoint;
import io.github.cognitom2m.cognito.UserPools;
import io.github.cognitom2m.ledger.OwnClient;
import java.net.URI;
import software.amazon.awssdk.http.SdkHttpClient;

/** The token endpoint that may get the secret of a client: according to AWS and the ledger, never to the value. */
record OwnEndpoint(UserPools pools, SdkHttpClient http, Endpoints endpoints, OwnClient client) {

    PermittedEndpoint permitted() {
        return pools.find(client.userPoolId())
                .flatMap(pool -> pool.domainFor(client.domains()))
                .<PermittedEndpoint>map(domain -> new PermittedEndpoint.Open(
                        new TokenEndpoint(http, URI.create(endpoints.tokenEndpoint(domain)))))
                .orElseGet(PermittedEndpoint.None::new);
    }
}
