package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.lambda.Background;
import java.util.concurrent.Executor;

/** How things run: independent resources by the executor, functions and their retries in the background. */
public record Execution(Executor resources, Background background) {

    /** Independent resources side by side and functions on threads of their own. */
    public static Execution threads(EmulatedTime time) {
        return new Execution(Thread::startVirtualThread, Background.threads(time));
    }

    /** Everything on the caller's thread, in the order of logical ids; waiting makes virtual time jump. */
    public static Execution deterministic(EmulatedTime time) {
        return new Execution(Runnable::run, Background.deterministic(time));
    }
}
