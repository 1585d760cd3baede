package io.github.cognitom2m.emulator.cloudformation.sam;

import io.github.cognitom2m.emulator.cloudformation.template.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SAM's rule for what Globals and a function both say: objects are merged, lists joined, the function's value wins. */
final class Globals {

    private Globals() {}

    static Map<String, Object> merge(Map<String, Object> globals, Map<String, Object> own) {
        Map<String, Object> merged = new LinkedHashMap<>(globals);
        own.forEach((key, value) -> merged.merge(key, value, Globals::both));
        return merged;
    }

    private static Object both(Object global, Object own) {
        if (global instanceof Map<?, ?> && own instanceof Map<?, ?>) {
            return merge(Json.object(global), Json.object(own));
        }
        if (global instanceof List<?> first && own instanceof List<?> second) {
            List<Object> joined = new ArrayList<>(first);
            joined.addAll(second);
            return joined;
        }
        return own;
    }
}
