package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The operations on app clients. */
final class Clients {
    private static final int LARGEST_PAGE = 60;

    private final CognitoState state;

    Clients(CognitoState state) {
        this.state = state;
    }

    Map<String, Object> create(Input input) {
        Instant now = state.now();
        Pool pool = state.latest().pool(input.text("UserPoolId"));
        boolean chosen = input.optionalText("ClientSecret").isPresent();
        boolean generated = input.flag("GenerateSecret");
        // Fact: COG-CLIENT-SECRET-CHOSEN
        if (chosen && generated) {
            throw Errors.invalidParameter("ClientSecret can not be given when GenerateSecret is true.");
        }
        Map<String, Object> settings = ClientSettings.complete(input);
        ClientRules.check(settings, chosen || generated, pool::offers);
        if (pool.clients().all().size() >= state.quotas.clientsPerPool()) {
            throw Errors.limitExceeded("Maximum number of app clients per user pool reached.");
        }
        // Fact: COG-CLIENT-NO-TOKEN
        String id = state.ids.client();
        List<ClientSecret> secrets = chosen || generated ? List.of(original(id, input, now)) : List.of();
        AppClient client =
                new AppClient(id, pool.id(), input.text("ClientName"), settings, secrets, List.of(), now, now);
        state.write(pool.with(client));
        return Map.of("UserPoolClient", client.shown());
    }

    Map<String, Object> describe(Input input) {
        AppClient client = state.seen().pool(input.text("UserPoolId")).client(input.text("ClientId"));
        return Map.of("UserPoolClient", client.shown());
    }

    /** Resets every setting that is left out; only the name stays. */
    Map<String, Object> update(Input input) {
        Pool pool = state.latest().pool(input.text("UserPoolId"));
        AppClient client = pool.client(input.text("ClientId"));
        Map<String, Object> settings = ClientSettings.complete(input);
        if (!input.has("EnableTokenRevocation") && state.varies(Variant.UPDATE_KEEPS_TOKEN_REVOCATION)) {
            settings.put("EnableTokenRevocation", client.settings().getOrDefault("EnableTokenRevocation", true));
        }
        ClientRules.check(settings, client.confidential(), scope -> pool.offers(scope) || keeps(client, scope));
        AppClient changed =
                client.changed(input.optionalText("ClientName").orElse(client.name()), settings, state.now());
        state.write(pool.with(changed));
        return Map.of("UserPoolClient", changed.shown());
    }

    private boolean keeps(AppClient client, String scope) {
        return state.varies(Variant.UPDATE_KEEPS_INACTIVE_SCOPES)
                && client.scopes().contains(scope);
    }

    Map<String, Object> delete(Input input) {
        Pool pool = state.latest().pool(input.text("UserPoolId"));
        AppClient client = pool.client(input.text("ClientId"));
        state.write(pool.withClients(pool.clients().without(client.id())));
        return Map.of();
    }

    Map<String, Object> list(Input input) {
        Pool pool = state.seen().pool(input.text("UserPoolId"));
        return pool.clients()
                .page(
                        input,
                        LARGEST_PAGE,
                        "UserPoolClients",
                        client -> Map.of(
                                "ClientId", client.id(), "UserPoolId", client.poolId(), "ClientName", client.name()));
    }

    private ClientSecret original(String clientId, Input input, Instant now) {
        String value = input.optionalText("ClientSecret").map(state::issued).orElseGet(state::newSecret);
        return new ClientSecret(
                clientId + "--" + now.toEpochMilli(), value, now, true, state.after(Delay.SECRET_ACCEPTED));
    }
}
