package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.wire.Input;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tokens of machines, as the token endpoint and GetClientToken issue them alike. */
final class MachineTokens {
    private final CognitoState state;
    private final AccessTokens accessTokens;

    MachineTokens(CognitoState state) {
        this.state = state;
        this.accessTokens = new AccessTokens(state);
    }

    /** A scope was asked for that the client may not have. */
    static final class ScopeNotAllowed extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** A client as tokens are issued by it: its secrets as they are, its settings as far as they have spread. */
    Optional<AppClient> client(Pool pool, String clientId) {
        return pool.clients().find(clientId).map(state::spread);
    }

    /** Whether a public client, or one that shows a secret of its own, is who it says. */
    boolean authenticates(AppClient client, Optional<String> secret) {
        return !client.confidential()
                || secret.filter(given -> client.accepts(given, state.now())).isPresent();
    }

    /** A token with the scopes asked for, or with all that the client may have where none is named. */
    String issue(Pool pool, AppClient client, List<String> asked, Map<String, String> metadata) throws ScopeNotAllowed {
        // Fact: TOK-ENDPOINT-ALL-SCOPES
        List<String> scopes = asked.isEmpty() ? client.scopes() : allowed(client, asked);
        // Fact: COG-SCOPE-INACTIVE
        List<String> granted = scopes.stream().filter(pool::offers).toList();
        return accessTokens.issue(pool, client, triggered(pool, client, granted, metadata));
    }

    private List<String> allowed(AppClient client, List<String> asked) throws ScopeNotAllowed {
        List<String> allowed = asked.stream()
                .distinct()
                .filter(client.scopes()::contains)
                .sorted()
                .toList();
        if (!allowed.containsAll(asked) && !state.varies(Variant.IGNORES_SCOPES_NOT_ALLOWED)) {
            throw new ScopeNotAllowed();
        }
        return allowed;
    }

    private List<String> triggered(Pool pool, AppClient client, List<String> granted, Map<String, String> metadata) {
        Optional<String> version = new Input(pool.settings())
                .fields("LambdaConfig")
                .flatMap(config -> config.fields("PreTokenGenerationConfig"))
                .flatMap(trigger -> trigger.optionalText("LambdaVersion"));
        // Facts: TOK-TRIGGER-V3, TOK-TRIGGER-PLAN
        boolean triggered = version.equals(Optional.of("V3_0")) && !pool.hasSetting("UserPoolTier", "LITE");
        return triggered ? state.trigger.scopes(client.id(), granted, metadata) : granted;
    }
}
