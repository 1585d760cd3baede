package io.github.cognitom2m.explorer;

/**
 * What goes wrong, and at which call.
 *
 * @param call counts the product's calls from 1, deliveries of answers and token requests among them
 * @param inFlight where the process dies: which of the calls that are under way beside the fatal one take effect, a bit
 *     each
 */
record Fault(Kind kind, int call, int inFlight) {

    enum Kind {
        /** The call fails before it takes effect. */
        ERROR_BEFORE,
        RESET_BEFORE,
        DENIED,
        THROTTLED,
        /** The call takes effect, and its answer is lost. */
        ERROR_AFTER,
        RESET_AFTER,
        TIMEOUT_AFTER,
        /** The call takes so long that little time, or none, is left. */
        SLOW,
        ENDLESS,
        /** The call reads what was true a few seconds ago. */
        STALE,
        /** The process dies; what happened is answered by the on-failure destination, or by nobody. */
        DIES_BEFORE,
        DIES_AFTER,
        DIES_BEFORE_UNANSWERED,
        DIES_AFTER_UNANSWERED,
        /** The same event comes once more: while the call is under way, after the operation, after the next one. */
        AGAIN_AT_ONCE,
        AGAIN_LATER,
        AGAIN_AT_THE_END,
        /** The same event comes once more while it is worked on, so late that it could not be begun any more. */
        AGAIN_TOO_LATE,
        /** CloudFormation cancels the resource while the call is under way, before or after it takes effect. */
        CANCELLED,
        CANCELLED_AFTER,
        /** Something else happens while the call is under way: what, the scenario says. */
        MEANWHILE,
        /** Somebody makes a resource server of the name that is wanted, and with another description. */
        STRANGER
    }

    private static final int THROTTLED_CALLS = 3;

    /** Whether it strikes at this call; throttling continues for a while. */
    boolean strikes(int number) {
        return number == call || (kind == Kind.THROTTLED && number > call && number < call + THROTTLED_CALLS);
    }

    boolean isUnanswered() {
        return kind == Kind.DIES_BEFORE_UNANSWERED || kind == Kind.DIES_AFTER_UNANSWERED;
    }

    /** Whether nothing fails, and an event only comes more than once. */
    boolean isRepetition() {
        return kind == Kind.AGAIN_AT_ONCE
                || kind == Kind.AGAIN_LATER
                || kind == Kind.AGAIN_AT_THE_END
                || kind == Kind.AGAIN_TOO_LATE;
    }

    /** Whether others act for as long as they need while a call is under way, beyond the function's time even. */
    boolean holdsUp() {
        return kind == Kind.MEANWHILE || kind == Kind.CANCELLED || kind == Kind.CANCELLED_AFTER;
    }

    @Override
    public String toString() {
        return kind + " at call " + call + (inFlight == 0 ? "" : " with others in flight " + inFlight);
    }
}
