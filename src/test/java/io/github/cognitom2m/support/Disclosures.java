package io.github.cognitom2m.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.cognitom2m.emulator.Call;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.cloudformation.StackEvent;
import io.github.cognitom2m.emulator.lambda.Functions;
import io.github.cognitom2m.emulator.lambda.Invocation;
import io.github.cognitom2m.emulator.s3.Delivery;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for client secrets, access tokens and signatures of response URLs wherever they must not be. */
final class Disclosures {
    private Disclosures() {}

    /**
     * Fails where anything that is to be kept was told in a log, an answer, a stack event, an error, or in any member of
     * a call of AWS but those that hold a secret by their purpose.
     */
    static void refuse(EmulatedAws aws, Functions functions, Collection<StackEvent> events) {
        List<String> told = told(aws, functions, events);
        Stream.of(
                        aws.cognito().issuedSecrets(),
                        aws.cognito().issuedTokens(),
                        aws.responseBucket().signatures())
                .flatMap(Collection::stream)
                .flatMap(Disclosures::forms)
                .forEach(kept -> told.stream()
                        .filter(text -> text.contains(kept))
                        .findFirst()
                        .ifPresent(text -> fail("told: " + text.replace(kept, "<what is to be kept>"))));
    }

    /** What is to be kept, as it is and as requests encode it. */
    private static Stream<String> forms(String kept) {
        return Stream.of(
                        kept,
                        URLEncoder.encode(kept, UTF_8),
                        Base64.getEncoder().withoutPadding().encodeToString(kept.getBytes(UTF_8)))
                .distinct();
    }

    private static List<String> told(EmulatedAws aws, Functions functions, Collection<StackEvent> events) {
        List<String> told = new ArrayList<>();
        for (Invocation invocation : functions.invocations()) {
            told.addAll(invocation.log());
            told.add(invocation.response());
        }
        aws.responseBucket().deliveries().stream().map(Delivery::body).forEach(told::add);
        events.forEach(event -> told.add(event.toString()));
        for (Secret secret : aws.secretsManager().secrets()) {
            told.add(secret.name() + secret.details() + secret.tags());
        }
        for (Call call : aws.calls().all()) {
            Map<String, Object> input = new HashMap<>(call.input());
            input.keySet().removeAll(List.of("SecretString", "ClientSecret"));
            if (call.operation().equals("GetClientToken")) {
                input.remove("Secret");
            }
            told.add(input + String.valueOf(call.message()));
        }
        return told;
    }
}
