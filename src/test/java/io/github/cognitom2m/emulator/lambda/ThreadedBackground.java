package io.github.cognitom2m.emulator.lambda;

import io.github.cognitom2m.emulator.EmulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Each piece of work has a virtual thread of its own. */
final class ThreadedBackground implements Background {

    private static final Duration POLL = Duration.ofMillis(2);

    private final EmulatedTime time;
    private final AtomicInteger running = new AtomicInteger();

    ThreadedBackground(EmulatedTime time) {
        this.time = time;
    }

    @Override
    public void after(Duration delay, Runnable work) {
        running.incrementAndGet();
        Thread.startVirtualThread(() -> {
            try {
                time.pass(delay);
                work.run();
            } finally {
                running.decrementAndGet();
            }
        });
    }

    @Override
    public boolean await(BooleanSupplier condition, Instant until) {
        while (!condition.getAsBoolean()) {
            if (!time.instant().isBefore(until)) {
                return false;
            }
            time.pass(POLL);
        }
        return true;
    }

    @Override
    public boolean isIdle() {
        return running.get() == 0;
    }

    @Override
    public void settle() {
        await(this::isIdle, Instant.MAX);
    }
}
