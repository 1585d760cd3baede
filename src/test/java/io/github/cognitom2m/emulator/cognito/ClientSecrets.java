package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on the secrets of an app client, of which it has two at most. */
final class ClientSecrets {
    // Fact: COG-SECRET-TWO
    private static final int MOST = 2;

    private final CognitoState state;

    ClientSecrets(CognitoState state) {
        this.state = state;
    }

    Map<String, Object> add(Input input) {
        Pool pool = state.latest().pool(input.text("UserPoolId"));
        AppClient client = confidential(pool, input);
        if (client.secrets().size() >= MOST) {
            // Fact: COG-SECRET-THIRD
            throw AwsError.of(
                    state.varies(Variant.THIRD_SECRET_IS_INVALID_PARAMETER)
                            ? "InvalidParameterException"
                            : "LimitExceededException",
                    "Client has reached the maximum number of secrets.");
        }
        Optional<String> chosen = input.optionalText("ClientSecret");
        // Fact: COG-SECRET-DUPLICATE
        if (!state.varies(Variant.TAKES_DUPLICATE_SECRETS)
                && client.secrets().stream()
                        .anyMatch(
                                secret -> chosen.filter(secret.value()::equals).isPresent())) {
            throw Errors.invalidParameter("The client already has this secret.");
        }
        Instant now = state.now();
        ClientSecret added = new ClientSecret(
                freeId(client, now),
                chosen.map(state::issued).orElseGet(state::newSecret),
                now,
                false,
                state.after(Delay.SECRET_ACCEPTED));
        List<ClientSecret> secrets = new ArrayList<>(client.secrets());
        secrets.add(added);
        state.write(pool.with(client.withSecrets(secrets, client.retired())));
        Map<String, Object> descriptor = new LinkedHashMap<>(added.shown());
        // Fact: COG-SECRET-ONCE
        if (chosen.isEmpty()) {
            descriptor.put("ClientSecretValue", added.value());
        }
        return Map.of("ClientSecretDescriptor", descriptor);
    }

    Map<String, Object> list(Input input) {
        AppClient client = state.seen().pool(input.text("UserPoolId")).client(input.text("ClientId"));
        return Map.of(
                "ClientSecrets",
                client.secrets().stream().map(ClientSecret::shown).toList());
    }

    Map<String, Object> delete(Input input) {
        Pool pool = state.latest().pool(input.text("UserPoolId"));
        AppClient client = confidential(pool, input);
        String id = input.text("ClientSecretId");
        ClientSecret doomed = client.secrets().stream()
                .filter(secret -> secret.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Errors.notFound("Client secret " + id + " does not exist."));
        // Fact: COG-SECRET-LAST
        if (client.secrets().size() == 1) {
            throw Errors.invalidParameter("The last secret of a client can not be deleted.");
        }
        List<ClientSecret> left = client.secrets().stream()
                .filter(secret -> !secret.equals(doomed))
                .toList();
        List<ClientSecret.Retired> retired = new ArrayList<>(client.retired());
        retired.add(new ClientSecret.Retired(doomed.value(), state.after(Delay.SECRET_REFUSED)));
        state.write(pool.with(client.withSecrets(left, retired)));
        return Map.of();
    }

    private static AppClient confidential(Pool pool, Input input) {
        AppClient client = pool.client(input.text("ClientId"));
        // Fact: COG-SECRET-CONFIDENTIAL
        if (!client.confidential()) {
            throw Errors.invalidParameter("Client " + client.id() + " does not have a client secret.");
        }
        return client;
    }

    /** Ids hold the time in milliseconds, and two secrets may be made within one. */
    // Fact: COG-SECRET-ID
    private static String freeId(AppClient client, Instant now) {
        long millis = now.toEpochMilli();
        while (hasId(client, client.id() + "--" + millis)) {
            millis++;
        }
        return client.id() + "--" + millis;
    }

    private static boolean hasId(AppClient client, String id) {
        return client.secrets().stream().anyMatch(secret -> secret.id().equals(id));
    }
}
