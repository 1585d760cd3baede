package io.github.cognitom2m.emulator.cloudformation.sam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** References such as {@code !Ref Function.Alias}, which become references to what SAM generates. */
record ResourceProperties(Map<String, String> generated) {

    Object rewrite(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> members = new LinkedHashMap<>();
                map.forEach((key, member) -> members.put(String.valueOf(key), member(String.valueOf(key), member)));
                yield members;
            }
            case List<?> list -> list.stream().map(this::rewrite).toList();
            default -> value;
        };
    }

    private Object member(String key, Object member) {
        if (key.equals("Ref") && member instanceof String name) {
            return generated.getOrDefault(name, name);
        }
        if (key.equals("Fn::Sub") && member instanceof String text) {
            return sub(text);
        }
        if (key.equals("Fn::Sub") && member instanceof List<?> list && list.getFirst() instanceof String text) {
            return List.of(sub(text), rewrite(list.getLast()));
        }
        return rewrite(member);
    }

    private String sub(String text) {
        String rewritten = text;
        for (Map.Entry<String, String> name : generated.entrySet()) {
            rewritten = rewritten.replace("${" + name.getKey() + "}", "${" + name.getValue() + "}");
        }
        return rewritten;
    }
}
