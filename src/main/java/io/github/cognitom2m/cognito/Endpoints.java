package io.github.cognitom2m.cognito;

/**
 * Where Cognito's public endpoints are.
 *
 * @param tokenEndpoint the URL of a token endpoint, with {@code {domain}} for the host of the user pool's domain
 */
public record Endpoints(String region, String tokenEndpoint) {

    /** The endpoints of AWS. */
    public static final String AWS_TOKEN_ENDPOINT = "https://{domain}/oauth2/token";

    public String issuer(String userPoolId) {
        return "https://cognito-idp." + region + ".amazonaws.com/" + userPoolId;
    }

    /** Where the keys are that the user pool signs its tokens with. */
    public String jwksUri(String userPoolId) {
        return issuer(userPoolId) + "/.well-known/jwks.json";
    }

    public String tokenEndpoint(String domain) {
        return tokenEndpoint.replace("{domain}", Domain.host(domain, region));
    }
}
