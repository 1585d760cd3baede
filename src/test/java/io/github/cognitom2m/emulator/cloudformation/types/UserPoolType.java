package io.github.cognitom2m.emulator.cloudformation.types;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** AWS::Cognito::UserPool, whose properties are members of CreateUserPool and UpdateUserPool, the name apart. */
final class UserPoolType implements ResourceType {

    private final AwsApi aws;

    UserPoolType(AwsApi aws) {
        this.aws = aws;
    }

    @Override
    public Identity create(Wanted wanted) {
        Map<String, Object> input = input(wanted);
        return identity(Json.object(aws.cognito("CreateUserPool", input).get("UserPool")));
    }

    @Override
    public Identity update(Wanted wanted, Existing existing) {
        Map<String, Object> input = input(wanted);
        input.put("UserPoolId", existing.physicalId());
        aws.cognito("UpdateUserPool", input);
        return identity(Json.object(aws.cognito("DescribeUserPool", Map.of("UserPoolId", existing.physicalId()))
                .get("UserPool")));
    }

    @Override
    public void delete(Existing existing) {
        try {
            aws.cognito("DeleteUserPool", Map.of("UserPoolId", existing.physicalId()));
        } catch (AwsError e) {
            if (!e.type().equals("ResourceNotFoundException")) {
                throw e;
            }
        }
    }

    private static Map<String, Object> input(Wanted wanted) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("PoolName", wanted.properties().getOrDefault("UserPoolName", wanted.generatedName()));
        wanted.properties().forEach((name, value) -> {
            if (!name.equals("UserPoolName")) {
                input.put(name, name.equals("UserPoolTags") ? Json.stringified(value) : typed(value));
            }
        });
        return input;
    }

    /** A parameter's value is always text; the API wants booleans as such. */
    private static Object typed(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> members = new LinkedHashMap<>();
                map.forEach((key, member) -> members.put(String.valueOf(key), typed(member)));
                yield members;
            }
            case List<?> list -> list.stream().map(UserPoolType::typed).toList();
            case String text when text.equals("true") || text.equals("false") -> Boolean.valueOf(text);
            default -> value;
        };
    }

    private static Identity identity(Map<String, Object> pool) {
        String id = Json.text(pool.get("Id"));
        String arn = Json.text(pool.get("Arn"));
        String provider = "cognito-idp." + arn.split(":", -1)[3] + ".amazonaws.com/" + id;
        return new Identity(
                id,
                Map.of(
                        "Arn", arn,
                        "ProviderName", provider,
                        "ProviderURL", "https://" + provider,
                        "UserPoolId", id));
    }
}
