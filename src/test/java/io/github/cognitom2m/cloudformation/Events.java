package io.github.cognitom2m.cloudformation;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Events in the shape in which CloudFormation sends them. */
final class Events {
    static final String URL = "https://cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com/"
            + "arn%3Aaws%3Acloudformation?X-Amz-Date=20261122T095800Z&X-Amz-Expires=7200&X-Amz-Signature=5ec2e7";
    static final String STACK = "arn:aws:cloudformation:us-east-1:123456789012:stack/orders/1f2e3d4c-0001";
    static final String SECRET =
            "arn:aws:secretsmanager:us-east-1:123456789012:secret:m2m/orders/Credentials/us-east-1_AbCdEf123-a1B2c3";

    private Events() {}

    static Map<String, Object> create() {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("RequestType", "Create");
        event.put("ServiceToken", "arn:aws:lambda:us-east-1:123456789012:function:provider");
        event.put("ResponseURL", URL);
        event.put("StackId", STACK);
        event.put("RequestId", "6d1f3a52-0001");
        event.put("LogicalResourceId", "Credentials");
        event.put("ResourceType", "Custom::CognitoM2M");
        event.put(
                "ResourceProperties",
                Map.of(
                        "ServiceToken",
                        "arn:aws:lambda:us-east-1:123456789012:function:provider",
                        "ServiceTimeout",
                        "300",
                        "UserPoolId",
                        "us-east-1_AbCdEf123"));
        return event;
    }

    static Map<String, Object> update() {
        Map<String, Object> event = create();
        event.put("RequestType", "Update");
        event.put("PhysicalResourceId", SECRET);
        event.put("OldResourceProperties", Map.of("ServiceToken", "arn", "UserPoolId", "us-east-1_Older"));
        return event;
    }

    static Map<String, Object> delete() {
        Map<String, Object> event = create();
        event.put("RequestType", "Delete");
        event.put("PhysicalResourceId", SECRET);
        return event;
    }

    static byte[] json(Map<String, Object> event) {
        try {
            return JSON.std.asString(event).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
