package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.lambda.Background;
import java.util.concurrent.Executor;

/**
 * How things run.
 *
 * @param resources runs independent resources
 * @param background runs functions and their retries
 * @param operations runs a stack operation once it has been accepted
 */
public record Execution(Executor resources, Background background, Executor operations) {

    /** Independent resources in parallel and functions on threads of their own. */
    public static Execution threads(EmulatedTime time) {
        return new Execution(Thread::startVirtualThread, Background.threads(time), Runnable::run);
    }

    /** The same with stack operations that continue after the call has returned, as on AWS. */
    public static Execution inBackground(EmulatedTime time) {
        return new Execution(Thread::startVirtualThread, Background.threads(time), Thread::startVirtualThread);
    }

    /** Everything on the caller's thread, in the order of logical ids; waiting makes virtual time jump. */
    public static Execution deterministic(EmulatedTime time) {
        return new Execution(Runnable::run, Background.deterministic(time), Runnable::run);
    }
}
