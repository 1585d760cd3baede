package io.github.cognitom2m.emulator.lambda;

import io.github.cognitom2m.emulator.AwsError;
import java.util.stream.Collectors;
import java.util.stream.Stream;

// Fact: LAM-DESTINATION
/** What Lambda refuses as the destination of a function's failed events. */
record Destinations(Registry registry) {

    void check(String functionArn, String destination) {
        if (name(destination).equals(name(functionArn))) {
            throw refused("You can't specify the function as a destination for itself.");
        }
        if (registry.find(destination).isEmpty()) {
            throw refused("The destination ARN " + destination + " is invalid.");
        }
    }

    private static AwsError refused(String message) {
        return AwsError.of("InvalidParameterValueException", message);
    }

    /** The function's ARN without a version or alias. */
    private static String name(String arn) {
        return Stream.of(arn.split(":", -1)).limit(7).collect(Collectors.joining(":"));
    }
}
