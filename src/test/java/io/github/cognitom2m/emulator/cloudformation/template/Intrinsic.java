package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The functions that a value of a template can call. */
enum Intrinsic {
    REF("Ref"),
    GET_ATT("Fn::GetAtt"),
    SUB("Fn::Sub"),
    JOIN("Fn::Join"),
    SELECT("Fn::Select"),
    SPLIT("Fn::Split"),
    IF("Fn::If"),
    EQUALS("Fn::Equals"),
    AND("Fn::And"),
    OR("Fn::Or"),
    NOT("Fn::Not"),
    IMPORT_VALUE("Fn::ImportValue"),
    FIND_IN_MAP("Fn::FindInMap"),
    BASE64("Fn::Base64");

    private final String key;

    Intrinsic(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    /** An object with one member that names a function; functions beside other members are refused. */
    static boolean isCall(Map<?, ?> map) {
        boolean names = map.keySet().stream()
                .anyMatch(key -> key.equals("Ref") || String.valueOf(key).startsWith("Fn::"));
        if (names && map.size() > 1) {
            throw new ValidationError("Template format error: a function stands beside other members: " + map.keySet());
        }
        return names;
    }

    static Intrinsic named(String key) {
        return Arrays.stream(values())
                .filter(function -> function.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new ValidationError("Template format error: Encountered unsupported function: " + key
                        + " Supported functions are: "
                        + Arrays.stream(values()).map(Intrinsic::key).toList()));
    }

    static List<Object> arguments(Intrinsic function, Object argument, int count) {
        if (!(argument instanceof List<?> list) || list.size() != count) {
            throw new ValidationError(
                    "Template error: every " + function.key + " object requires " + count + " parameters.");
        }
        return List.copyOf(list);
    }

    static List<Object> attributePath(Object argument) {
        return argument instanceof String path ? TemplateYaml.attribute(path) : arguments(GET_ATT, argument, 2);
    }
}
