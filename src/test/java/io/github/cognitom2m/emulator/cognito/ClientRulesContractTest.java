package io.github.cognitom2m.emulator.cognito;

import static io.github.cognitom2m.emulator.cognito.Samples.machineRequest;
import static io.github.cognitom2m.emulator.cognito.Samples.server;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;

/** What Cognito refuses in the settings of an app client, OAuth flows aside. */
final class ClientRulesContractTest {
    @AutoClose
    private final Target target = Target.open();

    private final CognitoIdentityProviderClient cognito = target.cognito();
    private final String pool = target.poolId();

    @BeforeEach
    void api() {
        server(target, "orders", "read");
    }

    @Test
    void refusesTokensOfLessThanFiveMinutesOrMoreThanADay() {
        for (int minutes : new int[] {4, 24 * 60 + 1}) {
            assertThrows(
                    InvalidParameterException.class,
                    () -> cognito.createUserPoolClient(machineRequest(target, "orders/read")
                            .accessTokenValidity(minutes)
                            .tokenValidityUnits(units -> units.accessToken(TimeUnitsType.MINUTES))
                            .build()));
        }
    }

    @Test
    void refusesOlderSignInFlowsBesideNewerOnes() {
        assertThrows(
                InvalidParameterException.class,
                () -> cognito.createUserPoolClient(r -> r.userPoolId(pool)
                        .clientName("mixed")
                        .explicitAuthFlows(
                                ExplicitAuthFlowsType.ADMIN_NO_SRP_AUTH,
                                ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH)));
    }

    @Test
    void takesTheClientTokenFlowOnlyAlone() {
        cognito.createUserPoolClient(
                r -> r.userPoolId(pool).clientName("alone").explicitAuthFlowsWithStrings("ALLOW_CLIENT_TOKEN_AUTH"));

        assertThrows(
                InvalidParameterException.class,
                () -> cognito.createUserPoolClient(r -> r.userPoolId(pool)
                        .clientName("together")
                        .explicitAuthFlowsWithStrings("ALLOW_CLIENT_TOKEN_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")));
    }

    @Test
    void propagatesUserContextOnlyWithASecret() {
        assertThrows(
                InvalidParameterException.class,
                () -> cognito.createUserPoolClient(
                        r -> r.userPoolId(pool).clientName("public").enablePropagateAdditionalUserContextData(true)));
    }
}
