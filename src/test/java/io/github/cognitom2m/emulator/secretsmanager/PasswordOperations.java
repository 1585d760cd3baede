package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.JsonService.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/** GetRandomPassword. */
final class PasswordOperations {
    private static final long USUAL_LENGTH = 32;
    private static final Shape EXCLUDED = Shape.of(0, 4096);

    private final RandomGenerator random;

    PasswordOperations(RandomGenerator random) {
        this.random = random;
    }

    Map<String, Operation> operations() {
        return Map.of("GetRandomPassword", this::generate);
    }

    private Map<String, Object> generate(Map<String, Object> members) {
        Input input = Input.of(
                members,
                "PasswordLength",
                "ExcludeCharacters",
                "ExcludeNumbers",
                "ExcludePunctuation",
                "ExcludeUppercase",
                "ExcludeLowercase",
                "IncludeSpace",
                "RequireEachIncludedType");
        int length =
                input.number("PasswordLength", 1, 4096).orElse(USUAL_LENGTH).intValue();
        List<String> types = types(input);
        boolean each = input.flag("RequireEachIncludedType").orElse(true);
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
        String excluded = input.optional("ExcludeCharacters", EXCLUDED).orElse("");
        List<String> types = new ArrayList<>();
        add(types, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", !input.flag("ExcludeUppercase").orElse(false), excluded);
        add(types, "abcdefghijklmnopqrstuvwxyz", !input.flag("ExcludeLowercase").orElse(false), excluded);
        add(types, "0123456789", !input.flag("ExcludeNumbers").orElse(false), excluded);
        add(
                types,
                "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
                !input.flag("ExcludePunctuation").orElse(false),
                excluded);
        add(types, " ", input.flag("IncludeSpace").orElse(false), excluded);
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
