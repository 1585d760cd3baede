package io.github.cognitom2m.emulator.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A served account has the hosts that every emulated AWS has. */
final class ServedHostsTest {

    @Test
    void hasTheUpdatedIssuer(@TempDir Path directory) throws Exception {
        try (ServedAccount account = new ServedAccount(0, directory, served -> configuration -> {
            throw new IllegalArgumentException(configuration.handler());
        })) {
            EmulatedAws aws = account.aws();
            Map<String, Object> created = aws.call(
                    "cognito-idp",
                    "CreateUserPool",
                    Map.of("PoolName", "orders", "IssuerConfiguration", Map.of("Type", "UPDATED")));
            URI keys = URI.create("https://issuer-cognito-idp.us-east-1.amazonaws.com/"
                    + Json.object(created.get("UserPool")).get("Id") + "/.well-known/jwks.json");
            assertEquals(
                    200,
                    aws.network().handle(new Query("GET", keys, Map.of(), "")).status());
        }
    }
}
