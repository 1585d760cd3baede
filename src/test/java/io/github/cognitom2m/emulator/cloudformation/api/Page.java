package io.github.cognitom2m.emulator.cloudformation.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A part of a list, and the token with which the rest can be asked for. */
record Page<T>(List<T> items, Optional<String> next) {
    private static final int SIZE = 100;

    Page {
        items = List.copyOf(items);
    }

    static <T> Page<T> of(List<T> all, Input input) {
        int begin = input.text("NextToken").map(Page::position).orElse(0);
        if (begin > all.size()) {
            throw Input.invalid("Token is invalid");
        }
        int end = Math.min(begin + SIZE, all.size());
        return new Page<>(all.subList(begin, end), end < all.size() ? Optional.of(token(end)) : Optional.empty());
    }

    /** The newest first; what is added between two requests does not shift the pages. */
    static <T> Page<T> backwards(List<T> oldestFirst, Input input) {
        int end = input.text("NextToken").map(Page::position).orElse(oldestFirst.size());
        if (end > oldestFirst.size()) {
            throw Input.invalid("Token is invalid");
        }
        int begin = Math.max(0, end - SIZE);
        return new Page<>(
                oldestFirst.subList(begin, end).reversed(), begin > 0 ? Optional.of(token(begin)) : Optional.empty());
    }

    private static String token(int position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("position=" + position).getBytes(StandardCharsets.UTF_8));
    }

    private static int position(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return Integer.parseInt(text.replaceFirst("^position=", ""));
        } catch (IllegalArgumentException e) {
            throw Input.invalid("Token is invalid");
        }
    }
}
