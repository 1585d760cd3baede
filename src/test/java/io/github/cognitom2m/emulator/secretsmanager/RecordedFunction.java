package io.github.cognitom2m.emulator.secretsmanager;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** A rotation function for tests: does what AWS's own templates do, fails at a step when told to, counts its calls. */
final class RecordedFunction implements RotationFunctions {
    static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:rotate";

    private final SecretsManagerClient client;
    private final List<Map<String, Object>> events = new ArrayList<>();
    private final Map<String, Optional<String>> pendingValues = new HashMap<>();
    private String failingStep = "";

    RecordedFunction(SecretsManagerClient client) {
        this.client = client;
    }

    void failAt(String step) {
        failingStep = step;
    }

    List<Map<String, Object>> events() {
        return List.copyOf(events);
    }

    /** What the version to fill held when a step was called last. */
    Optional<String> pendingValue(String step) {
        return pendingValues.getOrDefault(step, Optional.empty());
    }

    /** The steps that were called since the last look. */
    List<Object> newSteps() {
        List<Object> steps = events.stream().map(event -> event.get("Step")).toList();
        events.clear();
        return steps;
    }

    @Override
    public boolean invokable(String functionArn, String secretArn) {
        return functionArn.equals(ARN);
    }

    @Override
    public void invoke(String functionArn, Map<String, Object> event) {
        events.add(event);
        String step = String.valueOf(event.get("Step"));
        String secretId = String.valueOf(event.get("SecretId"));
        String token = String.valueOf(event.get("ClientRequestToken"));
        pendingValues.put(step, value(secretId, token));
        if (step.equals(failingStep)) {
            throw new IllegalStateException("told to fail");
        }
        if (step.equals("createSecret")) {
            client.putSecretValue(request -> request.secretId(secretId)
                    .clientRequestToken(token)
                    .secretString("rotated " + token)
                    .versionStages("AWSPENDING"));
        }
        if (step.equals("finishSecret")) {
            String current =
                    client.getSecretValue(request -> request.secretId(secretId)).versionId();
            client.updateSecretVersionStage(request -> request.secretId(secretId)
                    .versionStage("AWSCURRENT")
                    .moveToVersionId(token)
                    .removeFromVersionId(current));
        }
    }

    private Optional<String> value(String secretId, String version) {
        try {
            return Optional.of(
                    client.getSecretValue(request -> request.secretId(secretId).versionId(version))
                            .secretString());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }
}
