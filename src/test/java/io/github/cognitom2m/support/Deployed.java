package io.github.cognitom2m.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.cloudformation.OnFailure;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackEvent;
import io.github.cognitom2m.emulator.cloudformation.StackStatus;
import io.github.cognitom2m.emulator.cognito.AppClient;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import io.github.cognitom2m.emulator.secretsmanager.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;

/** A stack with one Custom::CognitoM2M, seen by the person who deployed it and by a workload that uses it. */
public record Deployed(Platform platform, Stack stack, String logicalId) {

    public Deployed(Platform platform, Stack stack) {
        this(platform, stack, "Credentials");
    }

    /** The stack where the resource has another logical id, or gets it by the next update. */
    public Deployed as(String otherLogicalId) {
        return new Deployed(platform, stack, otherLogicalId);
    }

    public Deployed update(String properties) {
        platform.update(stack, logicalId, properties, OnFailure.ROLLBACK);
        return this;
    }

    /** Updates with a Sibling that fails when the resource has been changed. */
    public Deployed updateThenFail(String properties) {
        platform.cloudFormation().failOn("Sibling");
        update(properties);
        platform.cloudFormation().failOnNothing();
        return this;
    }

    public Deployed delete() {
        stack.delete();
        return this;
    }

    public Deployed is(StackStatus status) {
        assertEquals(status, stack.status(), () -> String.join("\n", failures()));
        return this;
    }

    /** Why things failed, in the words of the stack's events. */
    List<String> failures() {
        return stack.events().stream()
                .filter(event -> event.status().endsWith("FAILED"))
                .map(event -> event.logicalId() + ": " + event.reason().orElse(""))
                .toList();
    }

    /** Why the resource last failed. */
    public String failure() {
        return stack.events().reversed().stream()
                .filter(event ->
                        event.logicalId().equals(logicalId) && event.status().endsWith("FAILED"))
                .findFirst()
                .flatMap(StackEvent::reason)
                .orElseThrow();
    }

    /** What the provider's function logged when it was last invoked. */
    public String log() {
        return String.join(
                "",
                platform.cloudFormation().functions().invocations().getLast().log());
    }

    public String arn() {
        return stack.resource(logicalId).physicalId();
    }

    /** What {@code Fn::GetAtt} gives. */
    public String attribute(String name) {
        Object value = stack.resource(logicalId).attributes().get(name);
        if (value == null) {
            throw new NoSuchElementException(name);
        }
        return value.toString();
    }

    public Secret secret() {
        return platform.aws().secretsManager().secret(arn()).orElseThrow();
    }

    public Map<String, String> tags() {
        return secret().tags().orElseThrow();
    }

    /** The resource's client, as the user pool has it. */
    public AppClient client() {
        return platform.aws().cognito().pools().stream()
                .flatMap(pool -> platform.aws().cognito().clients(pool).stream())
                .filter(client -> client.id().equals(attribute("ClientId")))
                .findFirst()
                .orElseThrow();
    }

    /** What a workload reads. */
    public Map<String, Object> credential() {
        return parsed(secret().currentValue()
                .map(value -> value instanceof Value.Text text ? text.text() : "")
                .orElseThrow());
    }

    /** The claims of a token that a workload gets with what it reads. */
    public Map<String, Object> token() {
        String payload = accessToken().split("\\.", -1)[1];
        return parsed(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }

    /** A token that a workload gets with what it reads. */
    public String accessToken() {
        try {
            Answer answer = platform.aws().network().handle(TokenRequests.of(platform.aws(), credential()));
            assertEquals(200, answer.status(), answer.body());
            return String.valueOf(TokenRequests.token(answer).get("access_token"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The scopes that a workload is granted. */
    public Set<String> granted() {
        return new TreeSet<>(Arrays.asList(String.valueOf(token().get("scope")).split(" ")));
    }

    private static Map<String, Object> parsed(String json) {
        try {
            return JSON.std.mapFrom(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
