package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** An immutable table of rows by key, read as a whole or by pages in the order of the keys. */
record Table<V>(SortedMap<String, V> rows) {

    Table {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    static <V> Table<V> empty() {
        return new Table<>(new TreeMap<>());
    }

    Optional<V> find(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    List<V> all() {
        return List.copyOf(rows.values());
    }

    Table<V> with(String key, V row) {
        TreeMap<String, V> changed = new TreeMap<>(rows);
        changed.put(key, row);
        return new Table<>(changed);
    }

    Table<V> without(String key) {
        TreeMap<String, V> changed = new TreeMap<>(rows);
        changed.remove(key);
        return new Table<>(changed);
    }

    /** One page of a listing: its rows under the given member, and NextToken where there are more. */
    Map<String, Object> page(Input input, int largest, String member, Function<V, Object> shown) {
        SortedMap<String, V> rest =
                input.optionalText("NextToken").map(this::after).orElse(rows);
        List<Map.Entry<String, V>> page = rest.entrySet().stream()
                .limit(input.number("MaxResults").orElse(largest))
                .toList();
        Map<String, Object> output = new LinkedHashMap<>();
        output.put(member, page.stream().map(row -> shown.apply(row.getValue())).toList());
        if (page.size() < rest.size()) {
            byte[] last = page.getLast().getKey().getBytes(StandardCharsets.UTF_8);
            output.put("NextToken", Base64.getEncoder().encodeToString(last));
        }
        return output;
    }

    private SortedMap<String, V> after(String token) {
        try {
            String last = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            // The least string that is greater than the last key.
            return rows.tailMap(last + "\0");
        } catch (IllegalArgumentException e) {
            throw Errors.invalidParameter("Invalid pagination token given.");
        }
    }
}
