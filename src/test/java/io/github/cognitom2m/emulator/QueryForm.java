package io.github.cognitom2m.emulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The fields of a query request as the members of its input: {@code Tags.member.1.Key=team} is an item of a list. */
public final class QueryForm {
    private static final String LIST = "member";

    private QueryForm() {}

    /** Reads a form; lists are {@link List}, structures {@link Map}, scalars and empty lists {@link String}. */
    static Map<String, Object> parse(String body) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String field : body.split("&", -1)) {
            String[] parts = field.split("=", 2);
            if (!parts[0].isEmpty()) {
                put(members, decoded(parts[0]).split("\\.", -1), 0, parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        members.replaceAll((name, value) -> withLists(value));
        return members;
    }

    private static void put(Map<String, Object> members, String[] path, int depth, String value) {
        if (depth == path.length - 1) {
            members.put(path[depth], value);
            return;
        }
        Map<String, Object> nested = new LinkedHashMap<>();
        if (members.get(path[depth]) instanceof Map<?, ?> there) {
            there.forEach((key, member) -> nested.put(String.valueOf(key), member));
        }
        put(nested, path, depth + 1, value);
        members.put(path[depth], nested);
    }

    private static Object withLists(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        if (map.size() == 1 && map.get(LIST) instanceof Map<?, ?> items) {
            Map<Integer, Object> inOrder = new TreeMap<>();
            items.forEach((number, item) -> inOrder.put(Integer.valueOf(String.valueOf(number)), withLists(item)));
            return List.copyOf(inOrder.values());
        }
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((key, member) -> members.put(String.valueOf(key), withLists(member)));
        return members;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
