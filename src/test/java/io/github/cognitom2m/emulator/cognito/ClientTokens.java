package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.cognito.MachineTokens.ScopeNotAllowed;
import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import java.util.HashMap;
import java.util.Map;

/** GetClientToken: tokens of machines without a domain, for those who show a client's secret. */
final class ClientTokens {
    private static final String FLOW = "ALLOW_CLIENT_TOKEN_AUTH";

    private final CognitoState state;
    private final MachineTokens tokens;

    ClientTokens(CognitoState state) {
        this.state = state;
        this.tokens = new MachineTokens(state);
    }

    Map<String, Object> get(Input input) {
        // Fact: TOK-CLIENT-POOL
        String id = input.text("ClientId");
        Pool pool = state.latest().poolOfClient(id).orElseThrow(() -> unknown(id));
        // Fact: TOK-CLIENT-NOT-ENABLED
        if (state.withoutClientTokens.test(pool.id())) {
            throw AwsError.of("OperationNotEnabledException", "The operation is not enabled.");
        }
        AppClient client = tokens.client(pool, id).orElseThrow(() -> unknown(id));
        // Fact: TOK-CLIENT-SECRET
        if (!client.confidential() || !tokens.authenticates(client, input.optionalText("Secret"))) {
            throw AwsError.of("NotAuthorizedException", "Invalid client or secret");
        }
        // Fact: TOK-CLIENT-FLOW
        if (!new Input(client.settings()).texts("ExplicitAuthFlows").contains(FLOW)) {
            throw AwsError.of(
                    state.varies(Variant.CLIENT_WITHOUT_FLOW_IS_NOT_AUTHORIZED)
                            ? "NotAuthorizedException"
                            : "InvalidParameterException",
                    FLOW + " flow not enabled for this client");
        }
        try {
            // Fact: TOK-CLIENT-CLAIMS
            return Map.of(
                    "ClientAuthenticationResult",
                    Map.of(
                            "AccessToken", tokens.issue(pool, client, input.texts("Scopes"), metadata(input)),
                            "ExpiresIn",
                                    Math.toIntExact(client.accessTokenValidity().toSeconds()),
                            "TokenType", "Bearer"));
        } catch (ScopeNotAllowed e) {
            throw Errors.invalidParameter("A scope is not allowed for this client.");
        }
    }

    // Fact: TOK-CLIENT-METADATA
    private static Map<String, String> metadata(Input input) {
        Map<String, String> metadata = new HashMap<>();
        input.fields("ClientMetadata")
                .ifPresent(given -> given.members()
                        .forEach((key, value) -> metadata.put(String.valueOf(key), String.valueOf(value))));
        return metadata;
    }

    // Fact: TOK-CLIENT-UNKNOWN
    private static AwsError unknown(String id) {
        return Errors.notFound("User pool client " + id + " does not exist.");
    }
}
