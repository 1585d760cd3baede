package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.wire.Input;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The settings of an app client as Describe shows them: those given, and defaults for those left out. */
final class ClientSettings {
    private static final Set<String> NAMES = CognitoModel.settings(
            "UserPoolClientType",
            Set.of("UserPoolId", "ClientId", "ClientName", "ClientSecret", "CreationDate", "LastModifiedDate"));
    private static final int DEFAULT_REFRESH_DAYS = 30;

    private ClientSettings() {}

    static Map<String, Object> complete(Input input) {
        // Facts: COG-CLIENT-UPDATE-RESETS, COG-CLIENT-DEFAULTS
        Map<String, Object> settings = input.only(NAMES);
        settings.putIfAbsent("RefreshTokenValidity", DEFAULT_REFRESH_DAYS);
        settings.replace("RefreshTokenValidity", 0, DEFAULT_REFRESH_DAYS);
        settings.putIfAbsent("TokenValidityUnits", Map.of());
        // Fact: COG-CLIENT-FLOWS-DEFAULT
        settings.putIfAbsent(
                "ExplicitAuthFlows", List.of("ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"));
        settings.putIfAbsent("AllowedOAuthFlowsUserPoolClient", false);
        // Fact: COG-CLIENT-EXISTENCE-ERRORS
        settings.putIfAbsent("EnableTokenRevocation", true);
        settings.putIfAbsent("EnablePropagateAdditionalUserContextData", false);
        settings.putIfAbsent("AuthSessionValidity", 3);
        // Sets, so the order in which they were given is not kept.
        for (String set : List.of("AllowedOAuthFlows", "AllowedOAuthScopes", "ExplicitAuthFlows")) {
            List<String> given = input.texts(set);
            if (!given.isEmpty()) {
                settings.put(set, given.stream().distinct().sorted().toList());
            }
        }
        return settings;
    }
}
