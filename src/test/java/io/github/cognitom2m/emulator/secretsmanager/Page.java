package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.wire.Input;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One page of a listing, and the token of the one after it. */
record Page<T>(List<T> items, Optional<String> next) {
    private static final Pattern FROM = Pattern.compile("from-(\\d{1,9})");

    /** The page that a request with {@code MaxResults} and {@code NextToken} asks for. */
    static <T> Page<T> of(List<T> all, Input input) {
        int size = input.number("MaxResults").orElse(100);
        int begin = input.optionalText("NextToken").map(Page::begin).orElse(0);
        if (begin > all.size()) {
            return new Page<>(List.of(), Optional.empty());
        }
        int end = Math.min(all.size(), begin + size);
        return new Page<>(all.subList(begin, end), end < all.size() ? Optional.of("from-" + end) : Optional.empty());
    }

    private static int begin(String token) {
        Matcher matcher = FROM.matcher(token);
        if (!matcher.matches()) {
            throw AwsError.of("InvalidNextTokenException", "The NextToken value is invalid.");
        }
        return Integer.parseInt(matcher.group(1));
    }
}
