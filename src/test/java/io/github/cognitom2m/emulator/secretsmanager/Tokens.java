package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.wire.Input;

/** The request tokens, which become version ids. */
final class Tokens {
    private Tokens() {}

    // Fact: SM-TOKEN-MISSING
    /** The token of an operation that writes a version; SDKs fill it in, so only a raw request lacks it. */
    static String required(Input input) {
        return input.optionalText("ClientRequestToken")
                .orElseThrow(() -> SecretErrors.tokenMissing("InvalidRequestException"));
    }
}
