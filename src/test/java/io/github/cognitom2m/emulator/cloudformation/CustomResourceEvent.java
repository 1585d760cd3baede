package io.github.cognitom2m.emulator.cloudformation;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request to a custom resource.
 *
 * @param requestType {@code Create}, {@code Update} or {@code Delete}
 * @param physicalId empty in a Create
 * @param oldProperties present in an Update
 */
record CustomResourceEvent(
        String requestType,
        String requestId,
        String stackId,
        String logicalId,
        String resourceType,
        Optional<String> physicalId,
        Map<String, Object> properties,
        Optional<Map<String, Object>> oldProperties) {

    String serviceToken() {
        return String.valueOf(properties.get("ServiceToken"));
    }

    /** In seconds. */
    long timeout() {
        return Long.parseLong(String.valueOf(properties.getOrDefault("ServiceTimeout", "3600")));
    }

    // Fact: CFN-EVENT
    String json(URI responseUrl) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("RequestType", requestType);
        event.put("ServiceToken", serviceToken());
        event.put("ResponseURL", responseUrl.toString());
        event.put("StackId", stackId);
        event.put("RequestId", requestId);
        event.put("LogicalResourceId", logicalId);
        physicalId.ifPresent(id -> event.put("PhysicalResourceId", id));
        event.put("ResourceType", resourceType);
        if (properties.containsKey("ServiceTimeout")) {
            event.put("ServiceTimeout", String.valueOf(timeout()));
        }
        event.put("ResourceProperties", sent(properties));
        oldProperties.ifPresent(old -> event.put("OldResourceProperties", sent(old)));
        try {
            return JSON.std.asString(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Real events have ServiceTimeout among the properties, except in a Create. */
    // Facts: CFN-EVENT-STRINGS, CFN-EVENT-TIMEOUT
    private Object sent(Map<String, Object> all) {
        Map<String, Object> sent = new LinkedHashMap<>(all);
        if (requestType.equals("Create")) {
            sent.remove("ServiceTimeout");
        }
        return Json.stringified(sent);
    }
}
