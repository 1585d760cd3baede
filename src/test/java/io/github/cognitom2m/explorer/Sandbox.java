package io.github.cognitom2m.explorer;

import java.time.Instant;

/** One running process of the function: until when it may run, and whether it still does. */
final class Sandbox {

    /** Ends a process: nothing it does afterward reaches anybody. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        Death() {
            super("the process is dead", null, false, false);
        }
    }

    private final Instant deadline;
    private boolean dead;
    private int inFlight;
    private boolean firstCallOfTask;
    private boolean inTask;

    Sandbox(Instant deadline) {
        this.deadline = deadline;
    }

    /** Dies, while those of the next calls that have a bit here are under way already. */
    Death die(int callsInFlight) {
        dead = true;
        inFlight = callsInFlight;
        return new Death();
    }

    /** Runs a task of a step: its first call is under way at the same time as those of the step's other tasks. */
    void run(Runnable task) {
        firstCallOfTask = true;
        inTask = true;
        try {
            task.run();
        } finally {
            firstCallOfTask = false;
            inTask = false;
        }
    }

    /** Whether a call that is made now leaves the process: that of a dead one only if it was under way before. */
    boolean lets(Instant now) {
        boolean first = firstCallOfTask;
        firstCallOfTask = false;
        if (!dead && now.isAfter(deadline)) {
            dead = true;
        }
        if (!dead || !first) {
            return !dead;
        }
        boolean underWay = (inFlight & 1) == 1;
        inFlight >>= 1;
        return underWay;
    }

    /** Whether what runs is a task of a step, beside which others may run. */
    boolean isInTask() {
        return inTask;
    }

    Instant deadline() {
        return deadline;
    }

    boolean isDead() {
        return dead;
    }
}
