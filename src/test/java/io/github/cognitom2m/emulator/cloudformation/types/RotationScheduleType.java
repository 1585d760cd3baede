package io.github.cognitom2m.emulator.cloudformation.types;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** AWS::SecretsManager::RotationSchedule, whose physical id is the secret's ARN. */
final class RotationScheduleType implements ResourceType {

    private final AwsApi aws;

    RotationScheduleType(AwsApi aws) {
        this.aws = aws;
    }

    @Override
    public Identity create(Wanted wanted) {
        Map<String, Object> properties = wanted.properties();
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("SecretId", properties.getOrDefault("SecretId", ""));
        input.put("ClientRequestToken", token(wanted));
        Object function = properties.get("RotationLambdaARN");
        if (function != null) {
            input.put("RotationLambdaARN", function);
        }
        if (properties.containsKey("RotationRules")) {
            input.put("RotationRules", rules(Json.object(properties.get("RotationRules"))));
        }
        String immediately = String.valueOf(properties.getOrDefault("RotateImmediatelyOnUpdate", true));
        input.put("RotateImmediately", Boolean.valueOf(immediately));
        String arn = Json.text(aws.secretsManager("RotateSecret", input).get("ARN"));
        return new Identity(arn, Map.of("Id", arn));
    }

    /** Another one each time, but the same ones in each run of a test. */
    private static String token(Wanted wanted) {
        return UUID.nameUUIDFromBytes(wanted.generatedName().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static Map<String, Object> rules(Map<String, Object> rules) {
        Map<String, Object> typed = new LinkedHashMap<>(rules);
        typed.computeIfPresent("AutomaticallyAfterDays", (name, days) -> Long.valueOf(days.toString()));
        return typed;
    }

    /** For another secret this turns on the other's rotation; the former one's is cancelled in the clean-up. */
    @Override
    public Identity update(Wanted wanted, Existing existing) {
        return create(wanted);
    }

    @Override
    public void delete(Existing existing) {
        try {
            aws.secretsManager("CancelRotateSecret", Map.of("SecretId", existing.physicalId()));
        } catch (AwsError e) {
            if (!e.type().equals("ResourceNotFoundException")) {
                throw e;
            }
        }
    }
}
