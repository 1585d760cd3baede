package io.github.cognitom2m.emulator.cloudformation.types;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** AWS::SecretsManager::ResourcePolicy, whose physical id is the secret's ARN. */
final class ResourcePolicyType implements ResourceType {

    private final AwsApi aws;

    ResourcePolicyType(AwsApi aws) {
        this.aws = aws;
    }

    @Override
    public Identity create(Wanted wanted) {
        Map<String, Object> properties = wanted.properties();
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("SecretId", properties.getOrDefault("SecretId", ""));
        input.put("ResourcePolicy", json(Json.object(properties.get("ResourcePolicy"))));
        Object block = properties.get("BlockPublicPolicy");
        if (block != null) {
            input.put("BlockPublicPolicy", Boolean.valueOf(block.toString()));
        }
        String arn = Json.text(aws.secretsManager("PutResourcePolicy", input).get("ARN"));
        return new Identity(arn, Map.of("Id", arn));
    }

    private static String json(Map<String, Object> policy) {
        try {
            return JSON.std.asString(policy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For another secret this makes a policy there; the former one's is deleted in the clean-up. */
    @Override
    public Identity update(Wanted wanted, Existing existing) {
        return create(wanted);
    }

    @Override
    public void delete(Existing existing) {
        try {
            aws.secretsManager("DeleteResourcePolicy", Map.of("SecretId", existing.physicalId()));
        } catch (AwsError e) {
            if (!e.type().equals("ResourceNotFoundException")) {
                throw e;
            }
        }
    }
}
