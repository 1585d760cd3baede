package io.github.cognitom2m.cognito;

import io.github.cognitom2m.aws.ClientSecret;
import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.cognito.TokenAnswer.Granted;
import io.github.cognitom2m.cognito.TokenAnswer.Refused;
import io.github.cognitom2m.time.Deadline;
import io.github.cognitom2m.time.OutOfTime;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ClientAuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetClientTokenResponse;

/**
 * Tokens from Cognito's regional API, which needs no domain of the user pool.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetClientToken.html">GetClientToken</a>
 */
record ClientTokens(Clients clients, Deadline deadline) {
    private static final String OPERATION = "GetClientToken";
    // The limit of one attempt, because a throttled or hanging call must leave time to ask the token endpoint.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Requests a token, naming no scope. */
    TokenAnswer request(String clientId, ClientSecret secret) {
        try {
            // Not repeated here after a failure, because the caller has another way to try first.
            GetClientTokenResponse answer = clients.cognitoOnce()
                    .getClientToken(r -> r.clientId(clientId)
                            .secret(secret.value())
                            .overrideConfiguration(call -> {
                                clients.limit(deadline.within(PATIENCE)).accept(call);
                                // The operation is public: signing it would need a permission that nobody grants.
                                call.credentialsProvider(AnonymousCredentialsProvider.create());
                            }));
            String token = Optional.ofNullable(answer.clientAuthenticationResult())
                    .map(ClientAuthenticationResultType::accessToken)
                    .orElse("");
            return new Granted(AccessToken.scopes(token));
        } catch (OutOfTime e) {
            return new Refused(OPERATION + " was not called in time");
        } catch (SdkException | IOException | IllegalArgumentException e) {
            // Never its text, which may quote what was sent or received.
            return new Refused(OPERATION + " failed with " + code(e));
        }
    }

    private static String code(Exception failure) {
        return failure instanceof AwsServiceException e
                ? Optional.ofNullable(e.awsErrorDetails())
                        .map(AwsErrorDetails::errorCode)
                        .orElse("HTTP status " + e.statusCode())
                : failure.getClass().getSimpleName();
    }
}
