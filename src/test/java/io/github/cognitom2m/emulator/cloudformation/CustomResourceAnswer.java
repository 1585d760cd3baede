package io.github.cognitom2m.emulator.cloudformation;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads the answer of a custom resource as strictly as CloudFormation does. */
final class CustomResourceAnswer {

    // Fact: CFN-ANSWER-SIZE
    private static final int MOST_BYTES = 4096;
    private static final int MOST_ID_BYTES = 1024;

    private final CustomResourceEvent request;
    private final String fallbackId;

    private CustomResourceAnswer(CustomResourceEvent request, String fallbackId) {
        this.request = request;
        this.fallbackId = fallbackId;
    }

    /** @param fallbackId with which CloudFormation continues where the answer gives no valid one */
    static Outcome read(String body, CustomResourceEvent request, String fallbackId) {
        return new CustomResourceAnswer(request, fallbackId).outcome(body);
    }

    private Outcome outcome(String body) {
        if (body.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return refused("Response object is too long.");
        }
        Map<String, Object> answer;
        try {
            answer = JSON.std.mapFrom(body);
        } catch (IOException e) {
            return refused("Invalid response object: not a JSON object.");
        }
        for (Map.Entry<String, String> echoed : Map.of(
                        "StackId", request.stackId(),
                        "RequestId", request.requestId(),
                        "LogicalResourceId", request.logicalId())
                .entrySet()) {
            if (!echoed.getValue().equals(answer.get(echoed.getKey()))) {
                return refused("Invalid response object: " + echoed.getKey() + " is not that of the request.");
            }
        }
        // Fact: CFN-ANSWER-ID
        if (!(answer.get("PhysicalResourceId") instanceof String id)
                || id.isEmpty()
                || id.getBytes(StandardCharsets.UTF_8).length > MOST_ID_BYTES) {
            return refused("Invalid PhysicalResourceId");
        }
        Object status = answer.getOrDefault("Status", "");
        if (status.equals("FAILED")) {
            return failed(answer, id);
        }
        if (!status.equals("SUCCESS")) {
            return refused("Invalid response object: Status must be SUCCESS or FAILED.");
        }
        return new Outcome.Done(
                id,
                Json.object(answer.get("Data")),
                Boolean.parseBoolean(String.valueOf(answer.get("NoEcho"))),
                request.requestId());
    }

    private Outcome failed(Map<String, Object> answer, String id) {
        // Fact: CFN-ANSWER-REASON
        if (!(answer.get("Reason") instanceof String reason) || reason.isEmpty()) {
            return refused("Invalid response object: Reason is required where Status is FAILED.");
        }
        return new Outcome.Failed(
                "Received response status [FAILED] from custom resource. Message returned: " + reason + " (RequestId: "
                        + request.requestId() + ")",
                id);
    }

    /** The answer counts for nothing, its physical id included. */
    private Outcome refused(String reason) {
        return new Outcome.Failed(reason, fallbackId);
    }
}
