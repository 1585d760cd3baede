package io.github.cognitom2m.provision;

import io.github.cognitom2m.cause.Failure;
import java.time.Duration;

/**
 * When a request reached the function.
 *
 * @param age how long after it was issued
 * @param functionTime how long the function may run in total
 * @param serviceTimeout how long CloudFormation waits for the answer
 */
record Arrival(Duration age, Duration functionTime, Duration serviceTimeout) {
    // How long it takes to answer for this function if it ends without an answer: UnansweredFunction's timeout.
    private static final Duration UNANSWERED = Duration.ofSeconds(30);

    boolean isLate() {
        return age.plus(needed()).compareTo(serviceTimeout) > 0;
    }

    private Duration needed() {
        return functionTime.plus(UNANSWERED);
    }

    /**
     * Refuses a request that might end after CloudFormation has stopped waiting, the answer of UnansweredFunction
     * included.
     */
    void refuseLate() {
        if (isLate()) {
            throw new Failure("ServiceTimeout: the request was " + age.toSeconds()
                    + " s old when it reached the function, and an answer may take " + needed().toSeconds()
                    + " s more, which is longer than its ServiceTimeout of " + serviceTimeout.toSeconds()
                    + " s; nothing was changed; set ServiceTimeout: 600, which is right for the"
                    + " provider's defaults, or try again");
        }
    }
}
