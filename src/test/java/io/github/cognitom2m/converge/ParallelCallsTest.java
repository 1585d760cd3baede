package io.github.cognitom2m.converge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Of calls that run in parallel the first failure counts, and the others go with it. */
final class ParallelCallsTest {
    private final ParallelCalls calls = new ParallelCalls(Runnable::run);

    @Test
    void throwsTheFirstFailureWithTheOthers() {
        IllegalStateException failure = new IllegalStateException("failure");
        IllegalArgumentException other = new IllegalArgumentException("other");
        calls.run(() -> throwing(failure));
        calls.run(() -> throwing(other));
        assertSame(failure, assertThrows(IllegalStateException.class, calls::join));
        assertEquals(List.of(other), List.of(failure.getSuppressed()));
    }

    @Test
    void throwsAFailureThatTwoCallsShare() {
        IllegalStateException shared = new IllegalStateException("shared");
        calls.run(() -> throwing(shared));
        calls.run(() -> throwing(shared));
        assertSame(shared, assertThrows(IllegalStateException.class, calls::join));
        assertEquals(0, shared.getSuppressed().length);
    }

    private static void throwing(RuntimeException failure) {
        throw failure;
    }
}
