package io.github.cognitom2m.time;

/** The time of an invocation is used up; the next request finds and cleans up what was begun. */
public final class OutOfTime extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutOfTime(String during) {
        super("the function ran out of time while " + during
                + "; try again, and check the function's log for throttling");
    }
}
