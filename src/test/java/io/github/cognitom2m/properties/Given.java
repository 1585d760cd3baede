package io.github.cognitom2m.properties;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.cognitom2m.cloudformation.StackId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Good properties, to be changed by a test in the one thing that it is about. */
final class Given {
    static final ResourceProperties.Context CONTEXT = new ResourceProperties.Context(
            new StackId("arn:aws:cloudformation:us-east-1:123456789012:stack/shop/1f2e3d4c-0001"),
            "Credentials",
            "m2m/");

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> groups = new LinkedHashMap<>();

    private Given() {}

    static Given properties() {
        return new Given()
                .with("UserPoolId", "us-east-1_AbCdEf123")
                .with("ResourceServer.Identifier", "orders")
                .with(
                        "ResourceServer.Scopes",
                        List.of(
                                Map.of("ScopeName", "read", "ScopeDescription", "Read orders"),
                                Map.of("ScopeName", "write", "ScopeDescription", "Change orders")));
    }

    /** The name may be that of a property inside a group, after a dot. */
    Given with(String name, Object value) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            values.put(name, value);
        } else {
            groups.computeIfAbsent(name.substring(0, dot), group -> new LinkedHashMap<>())
                    .put(name.substring(dot + 1), value);
        }
        return this;
    }

    Given without(String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            values.remove(name);
            groups.remove(name);
        } else {
            groups.getOrDefault(name.substring(0, dot), new LinkedHashMap<>()).remove(name.substring(dot + 1));
        }
        return this;
    }

    ResourceProperties parse() {
        return parse(CONTEXT);
    }

    ResourceProperties parse(ResourceProperties.Context context) {
        return ResourceProperties.parse(values(), context);
    }

    /** All of them, as a request has them. */
    Map<String, Object> values() {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.putAll(groups);
        return all;
    }

    List<String> problems() {
        return problems(CONTEXT);
    }

    List<String> problems(ResourceProperties.Context context) {
        String message =
                assertThrows(InvalidProperties.class, () -> parse(context)).getMessage();
        return String.valueOf(message).lines().toList();
    }
}
