package io.github.cognitom2m.emulator.cognito;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a request whose shape has been checked. */
record Input(Map<?, ?> members) {

    /** A member that the shape requires. */
    String text(String name) {
        return optionalText(name).orElseThrow();
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(members.get(name)).map(String.class::cast);
    }

    Optional<Integer> number(String name) {
        return Optional.ofNullable(members.get(name)).map(Integer.class::cast);
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    /** Empty where the member is absent. */
    List<String> texts(String name) {
        return list(name).stream().map(String.class::cast).toList();
    }

    /** Empty where the member is absent. */
    List<Input> items(String name) {
        return list(name).stream().map(item -> new Input((Map<?, ?>) item)).toList();
    }

    Optional<Input> fields(String name) {
        return Optional.ofNullable(members.get(name)).map(value -> new Input((Map<?, ?>) value));
    }

    /** Those of the named members that are there; an empty list counts as absent, as it does on AWS. */
    Map<String, Object> only(List<String> names) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        for (String name : names) {
            Object value = members.get(name);
            if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
                chosen.put(name, value);
            }
        }
        return chosen;
    }

    private List<?> list(String name) {
        return members.get(name) instanceof List<?> list ? list : List.of();
    }
}
