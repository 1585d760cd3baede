package io.github.cognitom2m;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitom2m.cloudformation.Scalars;

/** The event with which the template's weekly rule keeps functions active; it needs no action. */
final class Heartbeat {
    private static final String NAME = "heartbeat";
    private static final String VALUE = "cognito-m2m";
    private static final String EVENT = "{\"" + NAME + "\":\"" + VALUE + "\"}";

    private Heartbeat() {}

    /** Whether an event is exactly this one, so that no request is ever mistaken for it. */
    static boolean is(byte[] event) {
        return event.length < 2 * EVENT.length()
                && new String(event, UTF_8).replaceAll("\\s", "").equals(EVENT);
    }

    /** Whether Lambda's record of a failed invocation is about a heartbeat. */
    static boolean failed(Scalars invocation) {
        return invocation.text("requestPayload." + NAME).filter(VALUE::equals).isPresent();
    }
}
