package io.github.cognitom2m.converge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * One step of independent calls that run in parallel; it ends when all of them have ended, so that none outlives it.
 */
public final class ParallelCalls {
    private final Executor executor;
    private final List<CompletableFuture<?>> tasks = new ArrayList<>();

    ParallelCalls(Executor executor) {
        this.executor = executor;
    }

    /** Starts a task, whose result is available after {@link #join}. */
    public <T> Supplier<T> start(Supplier<T> task) {
        CompletableFuture<T> future = CompletableFuture.supplyAsync(task, executor);
        tasks.add(future);
        return future::join;
    }

    public void run(Runnable task) {
        tasks.add(CompletableFuture.runAsync(task, executor));
    }

    /** Waits for all tasks, then throws what the first of them threw, with the others' failures suppressed. */
    public void join() {
        Throwable first = null;
        for (CompletableFuture<?> task : tasks) {
            try {
                task.join();
            } catch (CompletionException e) {
                Throwable failure = Objects.requireNonNull(e.getCause());
                if (first == null) {
                    first = failure;
                } else if (!first.equals(failure)) {
                    // Tasks that ask for the same thing share its failure.
                    first.addSuppressed(failure);
                }
            }
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first != null) {
            // Suppliers and runnables throw nothing else.
            throw (RuntimeException) first;
        }
    }
}
