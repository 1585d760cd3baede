package io.github.cognitom2m.emulator.cloudformation;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.cloudformation.types.Inventory;
import io.github.cognitom2m.emulator.iam.Wildcards;
import io.github.cognitom2m.emulator.lambda.Functions;
import io.github.cognitom2m.emulator.lambda.Invocation;
import io.github.cognitom2m.emulator.secretsmanager.RotationFunctions;
import java.util.Map;

/** The functions of the account, as far as their permissions let Secrets Manager invoke them. */
record RotationThroughLambda(Functions functions, Inventory inventory, Place place) implements RotationFunctions {

    @Override
    public boolean invokable(String functionArn, String secretArn) {
        return functions.exists(functionArn)
                && inventory.all().stream()
                        .filter(item -> item.type().equals("AWS::Lambda::Permission"))
                        .map(Inventory.Item::properties)
                        .anyMatch(permission -> allows(permission, functionArn, secretArn));
    }

    private boolean allows(Map<String, Object> permission, String functionArn, String secretArn) {
        String function = String.valueOf(permission.get("FunctionName"));
        return (function.equals(functionArn)
                        || place.arn("lambda", "function:" + function).equals(functionArn))
                && "lambda:InvokeFunction".equals(permission.get("Action"))
                && "secretsmanager.amazonaws.com".equals(permission.get("Principal"))
                && place.account().equals(String.valueOf(permission.getOrDefault("SourceAccount", place.account())))
                // Fact: ROT-SOURCE-ARN
                && Wildcards.match(String.valueOf(permission.getOrDefault("SourceArn", "*")), secretArn);
    }

    @Override
    public void invoke(String functionArn, Map<String, Object> event) throws Exception {
        Invocation invocation = functions.invoke(functionArn, JSON.std.asString(event));
        if (invocation.functionError().isPresent()) {
            throw new IllegalStateException(invocation.response());
        }
    }
}
