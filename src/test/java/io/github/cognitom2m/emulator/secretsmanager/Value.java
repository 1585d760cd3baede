package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What a version holds: a text or bytes. */
public sealed interface Value {
    int MOST_BYTES = 65_536;

    record Text(String text) implements Value {}

    /** Bytes as they are on the wire. */
    record Binary(String base64) implements Value {}

    /** Puts the value into an answer, under its member. */
    default void into(Map<String, Object> output) {
        switch (this) {
            case Text text -> output.put("SecretString", text.text());
            case Binary binary -> output.put("SecretBinary", binary.base64());
        }
    }

    /** The value in a request; empty if it has none. */
    static Optional<Value> parse(Input input) {
        Optional<Value> text = input.optionalText("SecretString").map(Text::new);
        Optional<Value> binary = input.optionalText("SecretBinary").map(Binary::new);
        if (text.isPresent() && binary.isPresent()) {
            throw Errors.invalidParameter(
                    "You can't specify both a binary secret value and a string secret value in the same secret.");
        }
        Optional<Value> value = text.or(() -> binary);
        if (value.filter(given -> given.bytes() > MOST_BYTES).isPresent()) {
            throw Errors.invalidParameter("The secret value is longer than " + MOST_BYTES + " bytes.");
        }
        return value;
    }

    private int bytes() {
        return switch (this) {
            case Text text -> text.text().getBytes(StandardCharsets.UTF_8).length;
            case Binary binary -> Base64.getDecoder().decode(binary.base64()).length;
        };
    }
}
