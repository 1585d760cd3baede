package io.github.cognitom2m.aws;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.endpoints.CognitoIdentityProviderEndpointProvider;
import software.amazon.awssdk.services.secretsmanager.endpoints.SecretsManagerEndpointProvider;

/**
 * The regional endpoints of the services, by the SDK's endpoint rules. A client that is given its endpoint does not load
 * the SDK's metadata of every service, which is a tenth of what a first request takes.
 *
 * @see <a href="https://docs.aws.amazon.com/general/latest/gr/rande.html">AWS service endpoints</a>
 */
public final class ServiceEndpoints {
    private static final CognitoIdentityProviderEndpointProvider COGNITO =
            CognitoIdentityProviderEndpointProvider.defaultProvider();
    private static final SecretsManagerEndpointProvider SECRETS_MANAGER =
            SecretsManagerEndpointProvider.defaultProvider();
    private static final Pattern CHOICE =
            Pattern.compile("AWS_(ENDPOINT_URL.*|USE_FIPS_ENDPOINT|USE_DUALSTACK_ENDPOINT)"
                    + "|aws\\.(endpointUrl.*|useFipsEndpoint|useDualstackEndpoint)");

    private ServiceEndpoints() {}

    /** Where Cognito's API is, and below it the issuers of the Region's user pools. */
    public static URI cognito(String region) {
        return COGNITO.resolveEndpoint(rules -> rules.region(Region.of(region)))
                .join()
                .endpointUrl()
                .toUri();
    }

    static URI secretsManager(String region) {
        return SECRETS_MANAGER
                .resolveEndpoint(rules -> rules.region(Region.of(region)))
                .join()
                .endpointUrl()
                .toUri();
    }

    /** Whether variables or system properties choose other endpoints, in one of the ways that the SDK has. */
    static boolean areChosenIn(Set<String> names) {
        return names.stream().anyMatch(name -> CHOICE.matcher(name).matches());
    }
}
