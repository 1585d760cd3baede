package io.github.cognitom2m.emulator.cloudformation.types;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A type whose resources do nothing in the emulator but be there. */
final class DataType implements ResourceType {

    private final String type;
    private final String nameProperty;
    private final UnaryOperator<String> physicalId;
    private final Function<Existing, Map<String, Object>> attributes;
    private final Inventory inventory;

    /**
     * @param nameProperty the property that gives a resource its name; a change of it is a replacement
     * @param physicalId from the name
     */
    DataType(
            String type,
            String nameProperty,
            UnaryOperator<String> physicalId,
            Function<Existing, Map<String, Object>> attributes,
            Inventory inventory) {
        this.type = type;
        this.nameProperty = nameProperty;
        this.physicalId = physicalId;
        this.attributes = attributes;
        this.inventory = inventory;
    }

    @Override
    public Identity create(Wanted wanted) {
        Object name = wanted.properties().getOrDefault(nameProperty, wanted.generatedName());
        String id = physicalId.apply(String.valueOf(name));
        inventory.add(new Inventory.Item(type, id, wanted.properties()));
        return identity(id, wanted);
    }

    @Override
    public boolean replaces(Map<String, Object> before, Map<String, Object> after) {
        return !before.getOrDefault(nameProperty, "").equals(after.getOrDefault(nameProperty, ""));
    }

    @Override
    public Identity update(Wanted wanted, Existing existing) {
        if (replaces(existing.properties(), wanted.properties())) {
            return create(wanted);
        }
        inventory.change(new Inventory.Item(type, existing.physicalId(), wanted.properties()));
        return identity(existing.physicalId(), wanted);
    }

    private Identity identity(String id, Wanted wanted) {
        return new Identity(id, new LinkedHashMap<>(attributes.apply(new Existing(id, wanted.properties()))));
    }

    @Override
    public void delete(Existing existing) {
        inventory.remove(type, existing.physicalId());
    }
}
