package io.github.cognitom2m.emulator.cloudformation.types;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.iam.AccessKey;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Calls the JSON APIs of the emulated AWS for native types, so that their calls are recorded with all others. */
public final class AwsApi {

    /** By its user agent a call of CloudFormation's is known from those of functions. */
    public static final String USER_AGENT = "cloudformation.amazonaws.com";

    /** With the credentials of whoever deploys: an administrator, until a test attaches other policies to this key. */
    public static final String ACCESS_KEY = "AKIADEPLOYER00000000";

    private final Service network;
    private final Place place;

    public AwsApi(Service network, Place place) {
        this.network = network;
        this.place = place;
    }

    Map<String, Object> cognito(String operation, Map<String, Object> input) {
        return call("cognito-idp", "AWSCognitoIdentityProviderService", operation, input);
    }

    Map<String, Object> secretsManager(String operation, Map<String, Object> input) {
        return call("secretsmanager", "secretsmanager", operation, input);
    }

    private Map<String, Object> call(String service, String prefix, String operation, Map<String, Object> input) {
        Map<String, String> headers = Map.of(
                "x-amz-target",
                prefix + "." + operation,
                "content-type",
                "application/x-amz-json-1.1",
                "user-agent",
                USER_AGENT,
                "authorization",
                AccessKey.authorization(ACCESS_KEY));
        URI uri = URI.create("https://" + place.apiHost(service) + "/");
        try {
            Answer answer = network.handle(new Query("POST", uri, headers, JSON.std.asString(input)));
            Map<String, Object> body = answer.body().isEmpty() ? Map.of() : JSON.std.mapFrom(answer.body());
            if (answer.status() != 200) {
                throw new AwsError(
                        answer.status(), String.valueOf(body.get("__type")), String.valueOf(body.get("message")));
            }
            return body;
        } catch (IOException e) {
            throw new AwsError(500, "InternalFailure", service + " cannot be reached: " + e.getMessage());
        }
    }
}
