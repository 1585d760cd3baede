package io.github.cognitom2m.emulator.cognito;

import java.util.List;
import java.util.Map;

/** What the pre-token-generation function of a user pool makes of the scopes of a machine's token. */
@FunctionalInterface
public interface TokenTrigger {

    /**
     * The scopes that the token has in the end.
     *
     * @param metadata what the request for the token passes on
     */
    List<String> scopes(String clientId, List<String> granted, Map<String, String> metadata);
}
