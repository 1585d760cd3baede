package io.github.cognitom2m.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.ProviderCode;
import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.cloudformation.Execution;
import io.github.cognitom2m.emulator.lambda.FunctionConfiguration;
import io.github.cognitom2m.emulator.lambda.Functions;
import io.github.cognitom2m.emulator.lambda.Invocation;
import io.github.cognitom2m.emulator.secretsmanager.RotationFunctions;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import io.github.cognitom2m.emulator.secretsmanager.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An emulated AWS with one resource that the provider made, and with an eye on everything that leaves a function. */
final class FuzzWorld {
    private static final String PROVIDER = "arn:aws:lambda:us-east-1:123456789012:function:provider";
    private static final String UNANSWERED = "arn:aws:lambda:us-east-1:123456789012:function:unanswered";
    private static final String ROTATION = "arn:aws:lambda:us-east-1:123456789012:function:rotation";
    private static final Duration A_CALL = Duration.ofMillis(100);
    private static final int MAX_BYTES = 4096;

    private final EmulatedTime time = EmulatedTime.virtual(Instant.parse("2026-11-22T10:00:00Z"));
    private final EmulatedAws aws;
    private final Functions functions;
    private final String pool;
    private final String resource;
    private final List<Query> puts = new ArrayList<>();
    private final Set<String> sent = new TreeSet<>();
    private final Set<String> answered = new TreeSet<>();
    private final Set<String> rotated = new TreeSet<>();
    private Optional<RandomAnswer> answers = Optional.empty();
    private int usual;

    FuzzWorld(ProviderCode code, SplittableRandom random) throws IOException {
        aws = new EmulatedAws(time, Place.DEFAULT, random.split());
        aws.cognito().leaveTokensUnsigned();
        functions = new Functions(
                time,
                Execution.deterministic(time).background(),
                () -> UUID.randomUUID().toString());
        functions.deploy(
                new FunctionConfiguration(PROVIDER, "", "", Duration.ofMinutes(4), 512, Map.of()),
                code.provider(this::exchange, time, Runnable::run, "invocation-"));
        functions.deploy(UNANSWERED, ProviderCode.unanswered(this::exchange));
        functions.deploy(
                new FunctionConfiguration(ROTATION, "", "", Duration.ofMinutes(2), 512, Map.of()),
                code.rotation(Runnable::run));
        pool = String.valueOf(object(aws.call("cognito-idp", "CreateUserPool", Map.of("PoolName", "p"))
                        .get("UserPool"))
                .get("Id"));
        resource = made();
    }

    private String made() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        RandomEvent event;
        do {
            event = RandomEvent.sound(random, new RandomEvent.Setting(time.instant(), pool, ""));
        } while (!event.url().genuine() || !event.text().contains("\"RequestType\":\"Create\""));
        functions.invoke(PROVIDER, event.text());
        Map<String, Object> answer = JSON.std.mapFrom(puts.getFirst().body());
        assertEquals("SUCCESS", answer.get("Status"), answer::toString);
        return String.valueOf(answer.get("PhysicalResourceId"));
    }

    RandomEvent.Setting setting() {
        return new RandomEvent.Setting(time.instant(), pool, resource);
    }

    /** The kinds of answers that there were. */
    Set<String> answered() {
        return answered;
    }

    /** How rotations ended, by Secrets Manager's names for it. */
    Set<String> rotated() {
        return rotated;
    }

    /**
     * Has AWS answer as it never did.
     *
     * @param after how many calls of a request it answers as usual, because what comes later must be reached
     */
    void answering(RandomAnswer newAnswers, int after) {
        answers = Optional.of(newAnswers);
        usual = after;
    }

    void answeringAsAws() {
        answers = Optional.empty();
    }

    /** Lets the provider handle the event; fails if it does what it must not. */
    void provide(RandomEvent event) throws IOException {
        check(event, PROVIDER, event.text());
    }

    /** Handles Lambda's record of the failed request; if the record can be read, so can the request in it. */
    void answerTheUnanswered(RandomEvent event) throws IOException {
        String record = """
                {"requestContext": {"requestId": "r", "condition": "RetriesExhausted", "functionArn": "%s"},
                 "requestPayload": %s,
                 "responsePayload": {"errorType": "E", "errorMessage": "%s"}}""";
        check(event, UNANSWERED, record.formatted(PROVIDER, event.text(), String.join(" ", secrets(event))));
    }

    /** Has the secret rotated, with steps that may be spoiled; what fails has to fail in the function's own words. */
    void rotate(UnaryOperator<String> spoiling) {
        aws.secretsManager().rotationFunctions(new RotationFunctions() {
            @Override
            public boolean invokable(String functionArn, String secretArn) {
                return true;
            }

            @Override
            public void invoke(String functionArn, Map<String, Object> event) throws IOException {
                step(spoiling.apply(JSON.std.asString(event)));
            }
        });
        Optional<Secret> secret = aws.secretsManager()
                .secret(resource)
                .filter(kept -> kept.deletion().isEmpty());
        if (secret.isPresent()) {
            // One that failed is begun again.
            String version = secret.get()
                    .versions()
                    .holder("AWSPENDING")
                    .map(Version::id)
                    .orElseGet(() -> UUID.randomUUID().toString());
            aws.call(
                    "secretsmanager",
                    "RotateSecret",
                    Map.of("SecretId", resource, "RotationLambdaARN", ROTATION, "ClientRequestToken", version));
            aws.secretsManager().runDueRotations();
            rotated.add(aws.secretsManager().rotationEvents().getLast().name());
        }
    }

    private void step(String input) {
        puts.clear();
        sent.clear();
        Invocation invocation = functions.invoke(ROTATION, input);
        assertEquals(List.of(), puts);
        checkTold(invocation, aws.cognito().issuedSecrets());
        if (invocation.functionError().isPresent()) {
            assertTrue(invocation.response().contains(Failure.class.getName()), invocation::response);
            throw new IllegalStateException(invocation.response());
        }
    }

    private void check(RandomEvent event, String function, String input) throws IOException {
        puts.clear();
        sent.clear();
        Invocation invocation = functions.invoke(function, input);
        assertEquals(Optional.empty(), invocation.functionError(), () -> invocation.response() + invocation.log());
        for (Query put : puts) {
            answered.add(put.body().startsWith("{\"Status\":\"SUCCESS\"") ? "SUCCESS" : "FAILED");
            assertTrue(event.url().genuine(), () -> "an answer went to " + put.uri());
            assertTrue(
                    event.url()
                            .text()
                            .startsWith(
                                    put.uri().getScheme() + "://" + put.uri().getAuthority() + "/"),
                    () -> "an answer went to " + put.uri());
            checkForm(put.body());
        }
        if (event.readable()) {
            assertEquals(event.url().genuine() ? 1 : 0, puts.size(), () -> "answers; log: " + invocation.log());
        } else {
            assertTrue(puts.size() <= 1, () -> puts.size() + " answers");
        }
        checkTold(invocation, secrets(event));
    }

    private void checkTold(Invocation invocation, Collection<String> secrets) {
        List<String> told = new ArrayList<>(invocation.log());
        told.add(invocation.response());
        puts.forEach(put -> told.add(put.body()));
        for (String kept :
                secrets.stream().flatMap(RandomAnswer::forms).distinct().toList()) {
            told.forEach(text -> assertFalse(text.contains(kept), () -> "tells " + kept + ": " + text));
        }
    }

    private static void checkForm(String body) throws IOException {
        assertTrue(body.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES, body);
        Map<String, Object> answer = JSON.std.mapFrom(body);
        assertTrue(List.of("SUCCESS", "FAILED").contains(answer.get("Status")), body);
        for (String member : List.of("PhysicalResourceId", "StackId", "RequestId", "LogicalResourceId")) {
            assertTrue(answer.get(member) instanceof String text && !text.isEmpty(), body);
        }
        assertEquals("FAILED".equals(answer.get("Status")), answer.containsKey("Reason"), body);
    }

    private List<String> secrets(RandomEvent event) {
        List<String> secrets = new ArrayList<>(aws.cognito().issuedSecrets());
        secrets.add(event.url().signature());
        return secrets;
    }

    private Answer exchange(Query request) throws IOException {
        time.pass(A_CALL);
        if (request.method().equals("PUT")) {
            puts.add(request);
            return Answer.of(200, "", "");
        }
        Answer answer = aws.network().handle(request);
        aws.cognito().issuedSecrets().stream().filter(request.body()::contains).forEach(sent::add);
        return answers.isPresent() && --usual < 0 ? answers.get().of(answer, sent) : answer;
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
