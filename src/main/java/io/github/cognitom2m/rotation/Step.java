package io.github.cognitom2m.rotation;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Secrets Manager asks of a rotation function, in this order.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html">Lambda
 *     rotation functions</a>
 */
public enum Step {
    CREATE_SECRET("createSecret"),
    SET_SECRET("setSecret"),
    TEST_SECRET("testSecret"),
    FINISH_SECRET("finishSecret");

    private final String text;

    Step(String text) {
        this.text = text;
    }

    /** The step of an event. */
    public static Optional<Step> parse(String text) {
        return Stream.of(values()).filter(step -> step.text.equals(text)).findFirst();
    }

    @Override
    public String toString() {
        return text;
    }
}
