package io.github.cognitom2m.fuzz;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A request as it might reach the function.
 *
 * @param readable whether everything that an answer has to repeat is as CloudFormation would send it
 */
record RandomEvent(String text, RandomUrl url, boolean readable) {
    private static final List<String> TO_BE_REPEATED =
            List.of("StackId", "RequestId", "LogicalResourceId", "ResponseURL");

    private static final List<String> MEMBERS = List.of(
            "RequestType",
            "ServiceToken",
            "ServiceTimeout",
            "PhysicalResourceId",
            "ResourceType",
            "ResourceProperties",
            "OldResourceProperties",
            "StackId",
            "RequestId",
            "LogicalResourceId",
            "ResponseURL",
            "Other");

    /**
     * What there is for it to name.
     *
     * @param resource the physical id of one that was made
     */
    record Setting(Instant now, String pool, String resource) {}

    /** One that is sound except for its properties and its URL. */
    static RandomEvent sound(RandomGenerator random, Setting setting) {
        RandomUrl url = RandomUrl.next(random, setting.now());
        return new RandomEvent(json(event(random, setting, url)), url, true);
    }

    /** One in which anything may be wrong. */
    static RandomEvent any(RandomGenerator random, Setting setting) {
        RandomJson values = new RandomJson(random);
        RandomUrl url = RandomUrl.next(random, setting.now());
        Map<String, Object> properties = properties(setting);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            spoil(properties, values);
        }
        Map<String, Object> event = event(random, setting, url);
        boolean old = random.nextInt(5) == 0 && event.containsKey("OldResourceProperties");
        event.put(old ? "OldResourceProperties" : "ResourceProperties", properties);
        boolean readable = true;
        if (random.nextInt(3) == 0) {
            String member = values.pick(MEMBERS);
            event.put(member, values.value());
            readable = !TO_BE_REPEATED.contains(member);
        }
        String text = json(event);
        return switch (random.nextInt(60)) {
            case 0 -> new RandomEvent(text.substring(0, random.nextInt(text.length())), url, false);
            case 1 -> new RandomEvent(spoiled(text, random), url, false);
            case 2 -> new RandomEvent(twice(text, values), url, false);
            case 3 -> new RandomEvent(with(text, "Deep", "[".repeat(3_000) + "]".repeat(3_000)), url, readable);
            case 4 ->
                new RandomEvent(
                        random.nextInt(20) > 0 ? text : with(text, "Long", "\"" + "x".repeat(1 << 20) + "\""),
                        url,
                        readable);
            default -> new RandomEvent(text, url, readable);
        };
    }

    /** A step of a rotation in which, now and then, something is wrong. */
    static String spoiledStep(RandomGenerator random, String step) {
        RandomJson values = new RandomJson(random);
        String member = values.pick(List.of("Step", "SecretId", "ClientRequestToken", "RotationToken", "Other"));
        return switch (random.nextInt(8)) {
            case 0 -> step.substring(0, random.nextInt(step.length()));
            case 1 -> with(step, member, json(Map.of("v", values.value())));
            // A member's second value.
            case 2 -> with(step, member, "\"" + values.name() + "\"");
            default -> step;
        };
    }

    private static Map<String, Object> event(RandomGenerator random, Setting setting, RandomUrl url) {
        String type = new RandomJson(random).pick(List.of("Create", "Create", "Create", "Update", "Update", "Delete"));
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("RequestType", type);
        event.put("ResponseURL", url.text());
        event.put("StackId", "arn:aws:cloudformation:us-east-1:123456789012:stack/s" + random.nextInt(9) + "/1f2e");
        event.put("RequestId", "request-" + url.signature().substring(0, 8));
        event.put("LogicalResourceId", "Credentials");
        event.put("ResourceType", "Custom::CognitoM2M");
        event.put("ServiceTimeout", "600");
        if (!type.equals("Create")) {
            event.put(
                    "PhysicalResourceId", random.nextInt(4) == 0 ? setting.resource() : "made-up-" + random.nextInt());
        }
        event.put("ResourceProperties", properties(setting));
        if (type.equals("Update")) {
            event.put("OldResourceProperties", properties(setting));
        }
        return event;
    }

    static Map<String, Object> properties(Setting setting) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("ServiceToken", "arn:aws:lambda:us-east-1:123456789012:function:provider");
        properties.put("UserPoolId", setting.pool());
        Map<String, Object> server = new LinkedHashMap<>();
        server.put("Identifier", "orders");
        server.put("Scopes", List.of(Map.of("ScopeName", "read", "ScopeDescription", "Read orders")));
        properties.put("ResourceServer", server);
        properties.put("Domain", new LinkedHashMap<>(Map.of("Domain", "machines-test")));
        properties.put("Client", new LinkedHashMap<>(Map.of("AccessTokenValidity", "1")));
        properties.put("Secret", new LinkedHashMap<>(Map.of("Description", "Of orders")));
        return properties;
    }

    /** Changes, adds or removes a property, or one within a property. */
    private static void spoil(Map<String, Object> properties, RandomJson values) {
        String part = values.pick(List.of("ResourceServer", "Domain", "Client", "Secret"));
        if (values.random().nextBoolean() && properties.get(part) instanceof Map<?, ?> inner) {
            Map<String, Object> spoiled = new LinkedHashMap<>();
            inner.forEach((name, value) -> spoiled.put(String.valueOf(name), value));
            properties.put(part, spoiled);
            spoil(spoiled, values);
        } else if (values.random().nextInt(5) == 0) {
            properties.remove(values.name());
        } else {
            properties.put(values.name(), values.value());
        }
    }

    /** A letter is added or changed, but not in the URL: its forgeries are those of {@link RandomUrl}. */
    private static String spoiled(String text, RandomGenerator random) {
        int at = random.nextInt(text.indexOf("\"StackId\""), text.length());
        return text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + random.nextInt(2));
    }

    /** A member comes twice, the second time with another value. */
    private static String twice(String text, RandomJson values) {
        return with(text, values.pick(MEMBERS), json(Map.of("v", values.value())));
    }

    private static String with(String text, String member, String json) {
        return text.substring(0, text.length() - 1) + ",\"" + member + "\":" + json + "}";
    }

    private static String json(Map<String, Object> value) {
        try {
            return JSON.std.asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
