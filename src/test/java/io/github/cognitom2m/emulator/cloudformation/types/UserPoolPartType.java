package io.github.cognitom2m.emulator.cloudformation.types;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * AWS::Cognito::UserPoolResourceServer, …UserPoolDomain and …UserPoolClient, whose properties are members of their
 * Create and Update operations.
 *
 * @param noun what the operations are named after
 * @param key the member that, with the pool's id, names the thing to Update and Delete; the physical id is its value
 * @param identity what is made, from the properties and from what Create answered
 */
record UserPoolPartType(
        AwsApi aws, String noun, String key, BiFunction<Map<String, Object>, Map<String, Object>, Identity> identity)
        implements ResourceType {

    static Map<String, ResourceType> all(AwsApi aws) {
        return Map.of(
                "AWS::Cognito::UserPoolResourceServer",
                new UserPoolPartType(
                        aws,
                        "ResourceServer",
                        "Identifier",
                        (properties, made) -> new Identity(Json.text(properties.get("Identifier")), Map.of())),
                "AWS::Cognito::UserPoolDomain",
                new UserPoolPartType(
                        aws,
                        "UserPoolDomain",
                        "Domain",
                        (properties, made) -> new Identity(Json.text(properties.get("Domain")), Map.of())),
                "AWS::Cognito::UserPoolClient",
                new UserPoolPartType(aws, "UserPoolClient", "ClientId", (properties, made) -> {
                    Map<String, Object> client = Json.object(made.get("UserPoolClient"));
                    String id = Json.text(client.get("ClientId"));
                    return new Identity(
                            id,
                            Map.of(
                                    "ClientId", id,
                                    "ClientSecret", client.getOrDefault("ClientSecret", ""),
                                    "Name", client.getOrDefault("ClientName", "")));
                }));
    }

    @Override
    public Identity create(Wanted wanted) {
        return identity.apply(wanted.properties(), aws.cognito("Create" + noun, wanted.properties()));
    }

    /** Only in place: no test gives one of them another key. */
    @Override
    public Identity update(Wanted wanted, Existing existing) {
        Map<String, Object> input = new LinkedHashMap<>(wanted.properties());
        input.put(key, existing.physicalId());
        input.remove("GenerateSecret");
        return identity.apply(wanted.properties(), aws.cognito("Update" + noun, input));
    }

    @Override
    public void delete(Existing existing) {
        try {
            aws.cognito(
                    "Delete" + noun,
                    Map.of(
                            "UserPoolId",
                            existing.properties().getOrDefault("UserPoolId", ""),
                            key,
                            existing.physicalId()));
        } catch (AwsError e) {
            if (!e.type().equals("ResourceNotFoundException")) {
                throw e;
            }
        }
    }
}
