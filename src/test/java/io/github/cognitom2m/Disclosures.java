package io.github.cognitom2m;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.cognitom2m.emulator.cloudformation.StackEvent;
import io.github.cognitom2m.emulator.lambda.Invocation;
import io.github.cognitom2m.emulator.s3.Delivery;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for client secrets and signatures of response URLs wherever they must not be. */
final class Disclosures {
    private Disclosures() {}

    /** Fails where anything that is to be kept was told in a log, an answer, a stack event, a tag or a description. */
    static void refuse(Platform platform) {
        List<String> told = told(platform);
        Stream.concat(
                        platform.aws().cognito().issuedSecrets().stream(),
                        platform.aws().responseBucket().signatures().stream())
                .forEach(kept -> told.stream()
                        .filter(text -> text.contains(kept))
                        .findFirst()
                        .ifPresent(text -> fail("told: " + text.replace(kept, "<what is to be kept>"))));
    }

    private static List<String> told(Platform platform) {
        List<String> told = new ArrayList<>();
        for (Invocation invocation : platform.cloudFormation().functions().invocations()) {
            told.addAll(invocation.log());
            told.add(invocation.response());
        }
        platform.aws().responseBucket().deliveries().stream()
                .map(Delivery::body)
                .forEach(told::add);
        platform.events().stream()
                .map(StackEvent::reason)
                .flatMap(Optional::stream)
                .forEach(told::add);
        for (Secret secret : platform.aws().secretsManager().secrets()) {
            secret.tags().ifPresent(tags -> told.add(tags.toString()));
            secret.details().description().ifPresent(told::add);
        }
        return told;
    }
}
