package io.github.cognitom2m.emulator.secretsmanager;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.InMemoryHttpClient;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** What the contract tests run against: the emulated service, or the real one with {@code -Dcontract.target=aws}. */
final class ContractTarget implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final SecretsManagerClient client;
    private final Optional<EmulatedAws> emulated;
    private final List<String> names = new ArrayList<>();

    private ContractTarget(SecretsManagerClient client, Optional<EmulatedAws> emulated) {
        this.client = client;
        this.emulated = emulated;
    }

    static ContractTarget chosen() {
        if ("aws".equals(System.getProperty("contract.target"))) {
            return new ContractTarget(SecretsManagerClient.create(), Optional.empty());
        }
        EmulatedAws aws = new EmulatedAws(EmulatedTime.virtual(START));
        SecretsManagerClient client = SecretsManagerClient.builder()
                .region(Region.of(aws.place().region()))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(new InMemoryHttpClient(aws.network()))
                .build();
        return new ContractTarget(client, Optional.of(aws));
    }

    SecretsManagerClient client() {
        return client;
    }

    /** The emulated service, for tests that need more than its API; they are skipped on AWS. */
    SecretsManager emulator() {
        return emulatedOnly().secretsManager();
    }

    /** The emulated clock; tests that need it are skipped on AWS. */
    EmulatedTime time() {
        return emulatedOnly().time();
    }

    private EmulatedAws emulatedOnly() {
        return emulated.orElseGet(() -> abort("needs the emulator"));
    }

    /** A name that nobody used before; what gets it is removed at the end. */
    String newName() {
        String name = "m2m-contract/" + UUID.randomUUID() + "/x";
        names.add(name);
        return name;
    }

    static String newToken() {
        return UUID.randomUUID().toString();
    }

    /** A new secret without a value. */
    CreateSecretResponse empty() {
        String name = newName();
        return client.createSecret(request -> request.name(name));
    }

    /** A new secret with a value. */
    CreateSecretResponse holding(String value) {
        String name = newName();
        return client.createSecret(request -> request.name(name).secretString(value));
    }

    DescribeSecretResponse describe(String secretId) {
        return client.describeSecret(request -> request.secretId(secretId));
    }

    /** The value under a staging label. */
    String value(String secretId, String stage) {
        return client.getSecretValue(request -> request.secretId(secretId).versionStage(stage))
                .secretString();
    }

    /** The error that a call is refused with, as {@code Class: text}; every refusal has status 400. */
    static String refusal(Executable call) {
        SecretsManagerException refused = assertThrows(SecretsManagerException.class, call);
        if (refused.statusCode() != 400) {
            fail("status " + refused.statusCode(), refused);
        }
        return refused.awsErrorDetails().errorCode() + ": "
                + refused.awsErrorDetails().errorMessage();
    }

    /** A request as no SDK would send it, and the type of error that it gets; skipped on AWS. */
    String rawRefusal(String operation, Map<String, Object> input) throws IOException {
        Map<String, Object> error = rawError(operation, input);
        return error.get("__type") + ": " + error.get("message");
    }

    Map<String, Object> rawError(String operation, Map<String, Object> input) throws IOException {
        return JSON.std.mapFrom(emulator()
                .service()
                .handle(new Query(
                        "POST",
                        URI.create("https://secretsmanager.us-east-1.amazonaws.com/"),
                        Map.of("x-amz-target", "secretsmanager." + operation),
                        JSON.std.asString(input)))
                .body());
    }

    @Override
    public void close() {
        if (emulated.isEmpty()) {
            names.forEach(name ->
                    client.deleteSecret(request -> request.secretId(name).forceDeleteWithoutRecovery(true)));
        }
        client.close();
    }
}
