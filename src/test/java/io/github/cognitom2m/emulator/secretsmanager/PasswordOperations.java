package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import io.github.cognitom2m.emulator.wire.Operations.Handler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/** GetRandomPassword. */
final class PasswordOperations {
    private static final int USUAL_LENGTH = 32;

    private final RandomGenerator random;

    PasswordOperations(RandomGenerator random) {
        this.random = random;
    }

    Map<String, Handler> operations() {
        return Map.of("GetRandomPassword", this::generate);
    }

    private Map<String, Object> generate(Input input) {
        int length = input.number("PasswordLength").orElse(USUAL_LENGTH);
        List<String> types = types(input);
        boolean each = input.flag("RequireEachIncludedType", true);
        if (types.isEmpty() || (each && types.size() > length)) {
            throw Errors.invalidParameter("No password can be generated from what is left of the characters.");
        }
        List<Character> password = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            password.add(any(each && i < types.size() ? types.get(i) : String.join("", types)));
        }
        Collections.shuffle(password, new Random(random.nextLong()));
        StringBuilder text = new StringBuilder();
        password.forEach(text::append);
        return Map.of("RandomPassword", text.toString());
    }

    private static List<String> types(Input input) {
        String excluded = input.optionalText("ExcludeCharacters").orElse("");
        List<String> types = new ArrayList<>();
        add(types, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", !input.flag("ExcludeUppercase"), excluded);
        add(types, "abcdefghijklmnopqrstuvwxyz", !input.flag("ExcludeLowercase"), excluded);
        add(types, "0123456789", !input.flag("ExcludeNumbers"), excluded);
        add(types, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", !input.flag("ExcludePunctuation"), excluded);
        add(types, " ", input.flag("IncludeSpace"), excluded);
        return types;
    }

    private static void add(List<String> types, String characters, boolean included, String excluded) {
        StringBuilder left = new StringBuilder();
        characters.chars().filter(c -> excluded.indexOf(c) < 0).forEach(c -> left.append((char) c));
        if (included && !left.isEmpty()) {
            types.add(left.toString());
        }
    }

    private char any(String characters) {
        return characters.charAt(random.nextInt(characters.length()));
    }
}
