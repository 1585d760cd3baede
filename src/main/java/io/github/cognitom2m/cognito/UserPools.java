package io.github.cognitom2m.cognito;

import io.github.cognitom2m.aws.CallLimit;
import io.github.cognitom2m.aws.Clients;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IssuerType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreTokenGenerationLambdaVersionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** The user pools of the account and Region, which this project reads and never changes. */
public record UserPools(Clients clients, CallLimit limit) {

    public Optional<UserPool> find(String userPoolId) {
        try {
            UserPoolType pool = clients.cognito()
                    .describeUserPool(r -> r.userPoolId(userPoolId).overrideConfiguration(limit))
                    .userPool();
            return Optional.of(new UserPool(
                    userPoolId,
                    clients.cognito().serviceClientConfiguration().region().id(),
                    named(pool.domain()),
                    named(pool.customDomain()),
                    hasUpdatedIssuer(pool),
                    changesScopes(pool.lambdaConfig())));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private static boolean hasUpdatedIssuer(UserPoolType pool) {
        return pool.issuerConfiguration() != null && pool.issuerConfiguration().type() == IssuerType.UPDATED;
    }

    /** Triggers of earlier versions are not run for the tokens of machines. */
    private static boolean changesScopes(@Nullable LambdaConfigType triggers) {
        return triggers != null
                && triggers.preTokenGenerationConfig() != null
                && triggers.preTokenGenerationConfig().lambdaVersion() == PreTokenGenerationLambdaVersionType.V3_0;
    }

    private static Optional<String> named(@Nullable String domain) {
        return Optional.ofNullable(domain).filter(name -> !name.isEmpty());
    }
}
