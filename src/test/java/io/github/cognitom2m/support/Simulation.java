package io.github.cognitom2m.support;

import io.github.cognitom2m.emulator.EmulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/**
 * Tasks in parallel on one virtual time: one of them runs at a time, and when it waits, the one continues that has
 * waited for the earliest instant. So minutes pass in a moment, and the same way every time.
 */
public final class Simulation implements EmulatedTime {

    /** A task that waits; those of the same instant continue in the order in which they began to wait. */
    private record Waiting(Instant until, long number, Semaphore goOn) {}

    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparing(Waiting::until).thenComparingLong(Waiting::number));
    private Instant now;
    private long count;

    public Simulation(Instant begin) {
        now = begin;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Lets the calling task wait; outside of {@link #run} it makes time jump. */
    @Override
    public void pass(Duration duration) {
        Semaphore goOn = enqueue(duration);
        goOn();
        goOn.acquireUninterruptibly();
    }

    /** Begins all tasks now, and returns when they have ended. */
    public void run(List<Runnable> tasks) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(tasks.size());
        for (Runnable task : tasks) {
            Semaphore begin = enqueue(Duration.ZERO);
            Thread.startVirtualThread(() -> {
                begin.acquireUninterruptibly();
                try {
                    task.run();
                } finally {
                    running.countDown();
                    goOn();
                }
            });
        }
        goOn();
        running.await();
    }

    private synchronized Semaphore enqueue(Duration duration) {
        Semaphore goOn = new Semaphore(0);
        waiting.add(new Waiting(now.plus(duration), count++, goOn));
        return goOn;
    }

    private synchronized void goOn() {
        Waiting next = waiting.poll();
        if (next != null) {
            now = next.until();
            next.goOn().release();
        }
    }
}
