package io.github.cognitom2m.security;

import static io.github.cognitom2m.emulator.cloudformation.OnFailure.DO_NOTHING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.secretsmanager.RotationEvent;
import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An error of AWS may quote what was sent, in any form: no event, log or answer repeats it. */
final class QuotedSecretsTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    enum Form {
        VERBATIM,
        URL_ENCODED,
        BASE64;

        String of(String secret) {
            return switch (this) {
                case VERBATIM -> secret;
                case URL_ENCODED -> URLEncoder.encode(secret, UTF_8);
                case BASE64 -> Base64.getEncoder().encodeToString(secret.getBytes(UTF_8));
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void anErrorThatQuotesTheNewSecretIsRepeatedWithoutIt(Form form) {
        quoting("PutSecretValue", form);
        Deployed stack = platform.deploy("orders", Orders.withScopes("read"), DO_NOTHING);
        assertTrue(stack.failure().contains("I cannot take ***"), stack::failure);
    }

    @ParameterizedTest
    @EnumSource
    void anErrorThatQuotesTheCurrentSecretIsRepeatedWithoutIt(Form form) {
        Deployed stack = platform.deploy("orders", Orders.withScopes("read"));
        quoting("UpdateUserPoolClient", form);
        stack.update(Orders.withScopes("read", "write"));
        assertTrue(stack.failure().contains("I cannot take ***"), stack::failure);
    }

    @ParameterizedTest
    @EnumSource
    void aRotationsFailureIsReportedWithoutTheSecret(Form form) {
        Rotating rotating = new Rotating(platform.deploy("orders", Orders.withScopes("read")));
        quoting("PutSecretValue", form);
        rotating.begin();
        RotationEvent end = rotating.attempt();
        assertEquals("RotationFailed", end.name());
        assertTrue(end.detail().contains("I cannot take ***"), end.detail());
    }

    /** Has an operation refused with a text that holds the secret that was sent, or else every one that was issued. */
    private void quoting(String operation, Form form) {
        platform.aws().network().weather((request, service) -> {
            if (!request.header("x-amz-target").orElse("").endsWith("." + operation)) {
                return service.handle(request);
            }
            Collection<String> issued = platform.aws().cognito().issuedSecrets();
            boolean sent = issued.stream().anyMatch(request.body()::contains);
            String secrets = issued.stream()
                    .filter(secret -> !sent || request.body().contains(secret))
                    .map(form::of)
                    .reduce("", (all, one) -> all + " " + one);
            return Answer.of(
                    400,
                    "application/x-amz-json-1.1",
                    "{\"__type\": \"InvalidParameterException\", \"message\": \"I cannot take" + secrets + "\"}");
        });
    }

    @Test
    void whatIsShortIsNotStruck() {
        Deployed stack = platform.deploy("orders", Orders.withScopes("read"));
        platform.secretsManager(
                "PutSecretValue",
                Map.of("SecretId", stack.arn(), "SecretString", "e", "ClientRequestToken", "0".repeat(32)));
        stack.update(Orders.withScopes("read") + "Revision: 2\n");
        assertTrue(stack.failure().contains("make an earlier version AWSCURRENT again"), stack::failure);
    }
}
