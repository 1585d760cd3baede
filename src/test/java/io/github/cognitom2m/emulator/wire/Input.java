package io.github.cognitom2m.emulator.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members of a request, or of a structure in it, whose shape has been checked. */
public record Input(Map<?, ?> members) {

    public boolean has(String name) {
        return members.get(name) != null;
    }

    /** A member that the shape requires. */
    public String text(String name) {
        return optionalText(name).orElseThrow();
    }

    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(members.get(name)).map(String.class::cast);
    }

    public Optional<Integer> number(String name) {
        return Optional.ofNullable(members.get(name)).map(Number.class::cast).map(Number::intValue);
    }

    /** False if the member is absent. */
    public boolean flag(String name) {
        return flag(name, false);
    }

    public boolean flag(String name, boolean otherwise) {
        return members.get(name) instanceof Boolean flag ? flag : otherwise;
    }

    /** Empty if the member is absent. */
    public List<String> texts(String name) {
        return list(name).stream().map(String.class::cast).toList();
    }

    /** Empty if the member is absent. */
    public List<Input> items(String name) {
        return list(name).stream().map(item -> new Input((Map<?, ?>) item)).toList();
    }

    public Optional<Input> fields(String name) {
        return Optional.ofNullable(members.get(name)).map(value -> new Input((Map<?, ?>) value));
    }

    /** Those of the named members that are there; an empty list counts as absent, as it does on AWS. */
    public Map<String, Object> only(Set<String> names) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (name instanceof String text
                    && names.contains(text)
                    && value != null
                    && !(value instanceof List<?> list && list.isEmpty())) {
                chosen.put(text, value);
            }
        });
        return chosen;
    }

    private List<?> list(String name) {
        return members.get(name) instanceof List<?> list ? list : List.of();
    }
}
