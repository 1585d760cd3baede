package io.github.cognitom2m.properties;

import java.util.HashMap;
import java.util.Map;

/** Names of a resource that is renamed: those that nobody declared are made of its logical id, and stay as they are. */
public record KeptNames(String clientName, String description) {

    /** The properties with these names wherever they declare none. */
    public Map<String, Object> in(Map<String, Object> values) {
        Map<String, Object> kept = new HashMap<>(values);
        keep(kept, "Client", "ClientName", clientName);
        keep(kept, "Secret", "Description", description);
        return kept;
    }

    private static void keep(Map<String, Object> values, String object, String name, String value) {
        Properties properties = Properties.of(values, new Problems());
        if (!properties.objectOrEmpty(object).has(name)) {
            Map<Object, Object> members = new HashMap<>();
            if (values.get(object) instanceof Map<?, ?> given) {
                members.putAll(given);
            }
            members.put(name, value);
            values.put(object, members);
        }
    }
}
