package io.github.cognitom2m.support;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.EmulatedAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** The events that are kept for sending by hand, each made a new request that can be answered, of a pool that exists. */
public record SignedEvents(EmulatedAws aws, String pool) {
    private static final String POOL_IN_FILES = "us-east-1_AbCdEf123";

    public Map<String, Object> read(String name) throws IOException {
        String text = Files.readString(Path.of("events", name + ".json")).replace(POOL_IN_FILES, pool);
        Map<String, Object> event = JSON.std.mapFrom(text);
        String stack = String.valueOf(event.get("StackId"));
        String logicalId = String.valueOf(event.get("LogicalResourceId"));
        String requestId = UUID.randomUUID().toString();
        event.put("RequestId", requestId);
        event.put(
                "ResponseURL",
                aws.responseBucket()
                        .sign(stack, logicalId, requestId, aws.time().instant())
                        .toString());
        return event;
    }

    /** For a resource that exists. */
    public Map<String, Object> read(String name, String physicalId) throws IOException {
        Map<String, Object> event = read(name);
        event.put("PhysicalResourceId", physicalId);
        return event;
    }

    /** What was answered; fails if nothing was. */
    public Map<String, Object> answerTo(Map<String, Object> event) throws IOException {
        String requestId = String.valueOf(event.get("RequestId"));
        return JSON.std.mapFrom(aws.responseBucket().answer(requestId).orElseThrow());
    }
}
