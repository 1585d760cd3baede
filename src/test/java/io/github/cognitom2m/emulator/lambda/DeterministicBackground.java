package io.github.cognitom2m.emulator.lambda;

import io.github.cognitom2m.emulator.EmulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** Work waits in a queue until the thread that waits for something gets to it; for use by one thread. */
final class DeterministicBackground implements Background {

    /** Work of the same time is done in the order in which it came. */
    private record Due(Instant at, int number, Runnable work) {}

    private final EmulatedTime time;
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingInt(Due::number));
    private int count;

    DeterministicBackground(EmulatedTime time) {
        this.time = time;
    }

    @Override
    public void after(Duration delay, Runnable work) {
        queue.add(new Due(time.instant().plus(delay), count++, work));
    }

    @Override
    public boolean await(BooleanSupplier condition, Instant until) {
        while (!condition.getAsBoolean()) {
            Due next = queue.peek();
            if (next == null || next.at().isAfter(until)) {
                passUntil(until);
                return false;
            }
            queue.remove(next);
            passUntil(next.at());
            next.work().run();
        }
        return true;
    }

    private void passUntil(Instant instant) {
        Duration left = Duration.between(time.instant(), instant);
        if (left.isPositive()) {
            time.pass(left);
        }
    }

    @Override
    public boolean isIdle() {
        return queue.isEmpty();
    }

    @Override
    public void settle() {
        await(this::isIdle, Instant.MAX);
    }
}
