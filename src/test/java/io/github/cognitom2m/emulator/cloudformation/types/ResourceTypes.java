package io.github.cognitom2m.emulator.cloudformation.types;

import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import io.github.cognitom2m.emulator.lambda.FunctionResolver;
import io.github.cognitom2m.emulator.lambda.Functions;
import java.util.HashMap;
import java.util.Map;

/** The native types that the emulator knows, by name. */
public record ResourceTypes(Map<String, ResourceType> byName) {

    public ResourceTypes {
        byName = Map.copyOf(byName);
    }

    /** The types of this package. */
    public static ResourceTypes standard(
            AwsApi aws, Functions functions, FunctionResolver resolver, Inventory inventory, Place place) {
        Map<String, ResourceType> types = new HashMap<>(DataTypes.of(inventory, place));
        types.putAll(LambdaTypes.of(functions, inventory, place));
        types.put(FunctionType.NAME, new FunctionType(functions, resolver, inventory, place));
        types.put("AWS::Cognito::UserPool", new UserPoolType(aws));
        types.putAll(UserPoolPartType.all(aws));
        types.put("AWS::SecretsManager::RotationSchedule", new RotationScheduleType(aws));
        types.put("AWS::SecretsManager::ResourcePolicy", new ResourcePolicyType(aws));
        return new ResourceTypes(types);
    }

    /** These types and more. */
    public ResourceTypes with(Map<String, ResourceType> more) {
        Map<String, ResourceType> types = new HashMap<>(byName);
        types.putAll(more);
        return new ResourceTypes(types);
    }

    /** The type of that name; one that AWS or the emulator does not know is refused. */
    public ResourceType named(String name) {
        ResourceType type = byName.get(name);
        if (type == null) {
            throw new ValidationError("Template format error: Unrecognized resource types: [" + name + "]");
        }
        return type;
    }
}
