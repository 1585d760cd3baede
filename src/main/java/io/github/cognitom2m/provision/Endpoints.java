package io.github.cognitom2m.provision;

import io.github.cognitom2m.aws.ClientSecret;
import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.secret.Credential;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Where Cognito's public endpoints are.
 *
 * @param tokenEndpoint the URL of a token endpoint, with {@code {domain}} for the host of the user pool's domain
 */
public record Endpoints(String region, String tokenEndpoint) {

    /** The endpoints of AWS. */
    public static final String AWS_TOKEN_ENDPOINT = "https://{domain}/oauth2/token";

    Credential credential(
            String userPoolId,
            String domain,
            String clientId,
            ClientSecret secret,
            Optional<String> secretId,
            NavigableSet<String> scopes) {
        String issuer = "https://cognito-idp." + region + ".amazonaws.com/" + userPoolId;
        return new Credential(
                clientId,
                secret,
                tokenEndpoint.replace("{domain}", Domain.host(domain, region)),
                String.join(" ", scopes),
                issuer,
                issuer + "/.well-known/jwks.json",
                secretId);
    }
}
