package io.github.cognitom2m.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
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
                "AWS_USE_DUALSTACK_ENDPOINT"
            })
    void areLeftToTheSdkWhereTheEnvironmentChooses(String name) {
        assertTrue(ServiceEndpoints.areChosenIn(Map.of("AWS_REGION", "us-east-1", name, "true")));
    }

    @Test
    void areNotChosenByWhatLambdaSets() {
        assertFalse(ServiceEndpoints.areChosenIn(Map.of(
                "AWS_REGION", "us-east-1", "AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001", "AWS_DEFAULT_REGION", "x")));
    }
}
