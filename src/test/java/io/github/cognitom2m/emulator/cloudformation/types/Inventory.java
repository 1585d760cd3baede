package io.github.cognitom2m.emulator.cloudformation.types;

import io.github.cognitom2m.emulator.AwsError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The resources of the account that are kept as data only: roles, log groups, parameters, … */
public final class Inventory {

    /** One resource as it was declared. */
    public record Item(String type, String physicalId, Map<String, Object> properties) {}

    private final Map<String, Item> items = new TreeMap<>();

    synchronized void add(Item item) {
        if (items.putIfAbsent(key(item.type(), item.physicalId()), item) != null) {
            throw AwsError.of("AlreadyExists", item.physicalId() + " already exists");
        }
    }

    public synchronized void change(Item item) {
        items.put(key(item.type(), item.physicalId()), item);
    }

    synchronized void remove(String type, String physicalId) {
        items.remove(key(type, physicalId));
    }

    public synchronized Optional<Item> find(String type, String physicalId) {
        return Optional.ofNullable(items.get(key(type, physicalId)));
    }

    /** Everything there is, by type and id. */
    public synchronized List<Item> all() {
        return List.copyOf(items.values());
    }

    /** The value of an SSM parameter. */
    public Optional<String> ssmParameter(String name) {
        return find("AWS::SSM::Parameter", name)
                .map(item -> String.valueOf(item.properties().get("Value")));
    }

    private static String key(String type, String physicalId) {
        return type + " " + physicalId;
    }
}
