package io.github.cognitom2m.emulator.cognito;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** The things that contract tests make again and again. */
final class Samples {
    private Samples() {}

    static void server(Target target, String identifier, String... scopes) {
        target.cognito()
                .createResourceServer(r -> r.userPoolId(target.poolId())
                        .identifier(identifier)
                        .name(identifier)
                        .scopes(Arrays.stream(scopes).map(Samples::scope).toList()));
    }

    static ResourceServerScopeType scope(String name) {
        return ResourceServerScopeType.builder()
                .scopeName(name)
                .scopeDescription("may " + name)
                .build();
    }

    /** A client for the client credentials grant, as it was answered. */
    static UserPoolClientType machine(Target target, String... scopes) {
        return target.cognito()
                .createUserPoolClient(machineRequest(target, scopes).build())
                .userPoolClient();
    }

    static CreateUserPoolClientRequest.Builder machineRequest(Target target, String... scopes) {
        return CreateUserPoolClientRequest.builder()
                .userPoolId(target.poolId())
                .clientName("machine")
                .generateSecret(true)
                .allowedOAuthFlowsUserPoolClient(true)
                .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                .allowedOAuthScopes(scopes);
    }

    /** The text of the error that a call ends with. */
    static String refusal(Class<? extends AwsServiceException> error, Executable call) {
        return assertThrows(error, call).awsErrorDetails().errorMessage();
    }
}
