package io.github.cognitom2m.cognito;

import io.github.cognitom2m.aws.ClientSecret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TokenValidityUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** An app client as Cognito describes it. */
public record FoundClient(UserPoolClientType described) {
    // Lets GetClientToken issue tokens; the SDK's enumeration lacks it.
    static final String CLIENT_TOKEN_FLOW = "ALLOW_CLIENT_TOKEN_AUTH";
    // What Cognito gives a client that names no flow of its own.
    private static final List<String> DEFAULT_FLOWS =
            List.of("ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH");

    public String id() {
        return described.clientId();
    }

    /** The secret that the client was created with; empty once it has been rotated away. */
    public Optional<ClientSecret> originalSecret() {
        return Optional.ofNullable(described.clientSecret()).map(ClientSecret::new);
    }

    public AppClient client() {
        return new AppClient(
                described.clientName(),
                new TreeSet<>(described.allowedOAuthScopes()),
                accessTokenValidity(),
                described.allowedOAuthFlows().equals(List.of(OAuthFlowType.CLIENT_CREDENTIALS))
                        && allowsClientCredentials()
                        && described.explicitAuthFlowsAsStrings().equals(List.of(CLIENT_TOKEN_FLOW))
                        && Boolean.TRUE.equals(described.enableTokenRevocation()));
    }

    /** Whether {@code GetClientToken} issues tokens for it. */
    public boolean allowsClientToken() {
        return described.explicitAuthFlowsAsStrings().contains(CLIENT_TOKEN_FLOW);
    }

    /** Whether the token endpoint of a domain issues tokens for it. */
    public boolean allowsClientCredentials() {
        return described.allowedOAuthFlows().contains(OAuthFlowType.CLIENT_CREDENTIALS)
                && Boolean.TRUE.equals(described.allowedOAuthFlowsUserPoolClient());
    }

    /** The ways of signing a user in that somebody has chosen for this client, OAuth flows among them. */
    public List<String> signInFlows() {
        return Stream.concat(
                        described.explicitAuthFlowsAsStrings().stream()
                                .filter(flow -> !DEFAULT_FLOWS.contains(flow))
                                .filter(flow -> !flow.equals(CLIENT_TOKEN_FLOW)),
                        described.allowedOAuthFlowsAsStrings().stream()
                                .filter(flow -> !flow.equals(OAuthFlowType.CLIENT_CREDENTIALS.toString())))
                .toList();
    }

    private Duration accessTokenValidity() {
        Integer validity = described.accessTokenValidity();
        if (validity == null || validity == 0) {
            return AppClient.STANDARD_VALIDITY;
        }
        TokenValidityUnitsType units = described.tokenValidityUnits();
        TimeUnitsType unit = units == null || units.accessToken() == null ? TimeUnitsType.HOURS : units.accessToken();
        return switch (unit) {
            case SECONDS -> Duration.ofSeconds(validity);
            case MINUTES -> Duration.ofMinutes(validity);
            case DAYS -> Duration.ofDays(validity);
            case HOURS, UNKNOWN_TO_SDK_VERSION -> Duration.ofHours(validity);
        };
    }
}
