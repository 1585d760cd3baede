package io.github.cognitom2m;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitom2m.cloudformation.Scalars;

/**
 * The events of the template's rules: the weekly one keeps functions active and needs no action, the hourly one asks the
 * rotation function for a sweep.
 */
final class Heartbeat {
    private static final String NAME = "heartbeat";
    private static final String SWEEP = "sweep";
    private static final String VALUE = "cognito-m2m";

    private Heartbeat() {}

    /** Whether an event is exactly this one, so that no request is ever mistaken for it. */
    static boolean is(byte[] event) {
        return isOnly(event, NAME);
    }

    /** Whether an event is exactly that of a sweep. */
    static boolean isSweep(byte[] event) {
        return isOnly(event, SWEEP);
    }

    private static boolean isOnly(byte[] event, String name) {
        String only = "{\"" + name + "\":\"" + VALUE + "\"}";
        return event.length < 2 * only.length()
                && new String(event, UTF_8).replaceAll("\\s", "").equals(only);
    }

    /** Whether Lambda's record of a failed invocation is about a heartbeat. */
    static boolean failed(Scalars invocation) {
        return invocation.text("requestPayload." + NAME).filter(VALUE::equals).isPresent();
    }
}
