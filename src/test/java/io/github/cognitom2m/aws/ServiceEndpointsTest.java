package io.github.cognitom2m.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which endpoints the clients get, and when that is left to the SDK. */
final class ServiceEndpointsTest {

    @Test
    void areThoseOfTheRegion() {
        assertEquals(
                "https://secretsmanager.eu-central-1.amazonaws.com",
                ServiceEndpoints.secretsManager("eu-central-1").toString());
        assertEquals(
                "https://cognito-idp.cn-north-1.amazonaws.com.cn",
                ServiceEndpoints.cognito("cn-north-1").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_ENDPOINT_URL",
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER",
                "AWS_USE_FIPS_ENDPOINT",
                "AWS_USE_DUALSTACK_ENDPOINT",
                "aws.endpointUrlSecretsManager",
                "aws.useFipsEndpoint"
            })
    void areLeftToTheSdkWhereTheEnvironmentChooses(String name) {
        assertTrue(ServiceEndpoints.areChosenIn(Set.of("AWS_REGION", name)));
    }

    @Test
    void areNotChosenByWhatLambdaSets() {
        assertFalse(ServiceEndpoints.areChosenIn(Set.of("AWS_REGION", "AWS_LAMBDA_RUNTIME_API", "AWS_DEFAULT_REGION")));
    }
}
