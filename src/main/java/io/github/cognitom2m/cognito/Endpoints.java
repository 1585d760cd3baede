package io.github.cognitom2m.cognito;

/**
 * Where the token endpoints of user pools are.
 *
 * @param tokenEndpoint the URL of a token endpoint, with {@code {domain}} for the host of the user pool's domain
 */
public record Endpoints(String region, String tokenEndpoint) {

    /** The endpoints of AWS. */
    public static final String AWS_TOKEN_ENDPOINT = "https://{domain}/oauth2/token";

    public String tokenEndpoint(String domain) {
        return tokenEndpoint.replace("{domain}", host(domain));
    }

    /** The host of a domain, which is named by its prefix or by its full name. */
    public String host(String domain) {
        return Domain.host(domain, region);
    }
}
