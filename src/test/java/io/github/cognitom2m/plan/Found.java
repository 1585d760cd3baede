package io.github.cognitom2m.plan;

import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.FoundClient;
import io.github.cognitom2m.cognito.FoundDomain;
import io.github.cognitom2m.cognito.UserPool;
import io.github.cognitom2m.secret.FoundReplica;
import io.github.cognitom2m.secret.FoundSecret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** What AWS describes. */
final class Found {
    private Found() {}

    static UserPool pool(Optional<String> prefixDomain, Optional<String> customDomain) {
        return new UserPool(Situation.POOL, "us-east-1", prefixDomain, customDomain, false, false);
    }

    static FoundSecret secret(Map<String, String> tags, Set<String> replicas) {
        String arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:m2m/shop-" + Situation.SUFFIX;
        return new FoundSecret(
                arn,
                "m2m/shop",
                "of shop",
                Optional.empty(),
                tags,
                Map.of("version", List.of("AWSCURRENT")),
                false,
                replicas.stream()
                        .collect(Collectors.toMap(
                                region -> region, region -> new FoundReplica(FoundReplica.State.IN_SYNC, ""))));
    }

    static FoundDomain domain(Domain domain, String userPoolId) {
        return new FoundDomain(
                domain,
                userPoolId,
                FoundDomain.State.ACTIVE,
                Optional.empty(),
                DomainDescriptionType.builder().domain(domain.name()).build());
    }

    /** A client as this provider creates it, with the given change. */
    static FoundClient client(String name, Consumer<UserPoolClientType.Builder> change) {
        return new FoundClient(UserPoolClientType.builder()
                .clientId(Situation.CLIENT)
                .clientName(name)
                .clientSecret("secret")
                .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                .allowedOAuthFlowsUserPoolClient(true)
                .allowedOAuthScopes("orders/read")
                .explicitAuthFlowsWithStrings("ALLOW_CLIENT_TOKEN_AUTH")
                .enableTokenRevocation(true)
                .accessTokenValidity(3600)
                .tokenValidityUnits(units -> units.accessToken(TimeUnitsType.SECONDS))
                .applyMutation(change)
                .build());
    }
}
