package io.github.cognitom2m.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.lambda.Invocation;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import io.github.cognitom2m.emulator.secretsmanager.Value;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.SignedEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Resources outlive the provider that made them: what each version has ever written into ledgers and values is
 * recorded, for later versions to continue from. A new format gets a file of its own, and the old ones stay.
 */
final class LedgerFormatTest {
    private static final Path RECORDED = Path.of("src/test/resources/ledgers/format-1.json");
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final String pool = platform.pool();
    private final SignedEvents events = new SignedEvents(platform.aws(), pool);

    @Test
    void whatIsWrittenTodayIsWhatIsRecorded() throws IOException {
        String arn = String.valueOf(send(events.read("create")).get("PhysicalResourceId"));
        Secret secret = platform.aws().secretsManager().secret(arn).orElseThrow();
        String clientId = platform.aws().cognito().clients(pool).getFirst().id();
        Map<String, Object> value = JSON.std.mapFrom(
                secret.currentValue().map(v -> ((Value.Text) v).text()).orElseThrow());
        value.put("client_secret", "SECRET");
        Map<String, Object> written = new TreeMap<>();
        written.put("tags", new TreeMap<>(secret.tags().orElseThrow()));
        written.put("value", new TreeMap<>(value));
        String general = JSON.std
                .asString(written)
                .replace(clientId, "CLIENT")
                .replace(pool, "POOL")
                .replaceAll("(?<!stack/cognito-m2m-dev/)" + UUID, "ID")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "DATE");
        assertEquals(JSON.std.mapFrom(Files.readString(RECORDED)), JSON.std.mapFrom(general));
    }

    @Test
    void whatAnEarlierVersionMadeIsUpdatedAndDeleted() throws IOException {
        String arn = restore();
        Map<String, Object> updated = send(events.read("update", arn));
        assertEquals(arn, updated.get("PhysicalResourceId"));
        assertTrue(updated.toString().contains("m2m-client/admin"), updated::toString);
        assertEquals(1, platform.aws().cognito().clients(pool).size());
        send(events.read("delete", arn));
        platform.assertNothingLeft();
    }

    /** Makes what the recorded ledger tells of, and answers the secret's ARN. */
    private String restore() throws IOException {
        platform.cognito(
                "CreateResourceServer",
                Map.of(
                        "UserPoolId",
                        pool,
                        "Identifier",
                        "m2m-client",
                        "Name",
                        "m2m-client",
                        "Scopes",
                        List.of(scope("read", "Read access"), scope("write", "Write access"))));
        platform.cognito(
                "CreateUserPoolDomain", Map.of("UserPoolId", pool, "Domain", "m2m-rubicon-dev-auth-123456789012"));
        String arn = String.valueOf(platform.secretsManager(
                        "CreateSecret",
                        Map.of(
                                "Name",
                                "m2m/cognito-m2m-dev/Credentials/" + pool,
                                "ClientRequestToken",
                                java.util.UUID.randomUUID().toString()))
                .get("ARN"));
        Map<?, ?> client = (Map<?, ?>) platform.cognito(
                        "CreateUserPoolClient",
                        Map.of(
                                "UserPoolId",
                                pool,
                                "ClientName",
                                "cognito-m2m-dev-Credentials-" + arn.substring(arn.length() - 6),
                                "GenerateSecret",
                                true,
                                "AllowedOAuthFlowsUserPoolClient",
                                true,
                                "AllowedOAuthFlows",
                                List.of("client_credentials"),
                                "AllowedOAuthScopes",
                                List.of("m2m-client/read", "m2m-client/write")))
                .getOrDefault("UserPoolClient", Map.of());
        String now = Instant.parse("2026-11-22T10:00:00Z").toString();
        Map<String, Object> recorded = JSON.std.mapFrom(Files.readString(RECORDED)
                .replace("CLIENT", String.valueOf(client.get("ClientId")))
                .replace("SECRET", String.valueOf(client.get("ClientSecret")))
                .replace("POOL", pool)
                .replace("DATE", now)
                .replace("ID", "0c1f7b1e-6a34-4c39-9d0b-3a1d5b7e2f01"));
        Map<String, String> tags = new HashMap<>();
        ((Map<?, ?>) recorded.getOrDefault("tags", Map.of()))
                .forEach((key, value) -> tags.put(String.valueOf(key), String.valueOf(value)));
        platform.aws().tag(arn, tags);
        platform.secretsManager(
                "PutSecretValue",
                Map.of(
                        "SecretId", arn,
                        "ClientRequestToken", java.util.UUID.randomUUID().toString(),
                        "SecretString", JSON.std.asString(recorded.get("value"))));
        return arn;
    }

    private static Map<String, String> scope(String name, String description) {
        return Map.of("ScopeName", name, "ScopeDescription", description);
    }

    private Map<String, Object> send(Map<String, Object> event) throws IOException {
        platform.passQueue();
        String function =
                platform.cloudFormation().stack(Platform.PROVIDER).orElseThrow().output("ServiceToken");
        Invocation invocation = platform.cloudFormation().functions().invoke(function, JSON.std.asString(event));
        Map<String, Object> answer = events.answerTo(event);
        assertEquals("SUCCESS", answer.get("Status"), () -> answer + "\n" + invocation.log());
        return answer;
    }
}
