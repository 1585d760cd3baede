package io.github.cognitom2m.emulator.lambda;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.EmulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lambda's queue of events: retries what failed, and reports to the destination what it drops. */
final class AsynchronousInvocations {

    /** An event in the queue; its request id is the same in all attempts. */
    private record Queued(String arn, String event, String requestId, Instant since, InvokeConfig config) {}

    private static final String AGE_EXCEEDED = "EventAgeExceeded";
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Functions functions;
    private final EmulatedTime time;
    private final Background background;
    private final Map<String, Semaphore> reserved = new ConcurrentHashMap<>();
    private final Map<String, Instant> unavailable = new ConcurrentHashMap<>();
    private volatile Functions.Delivery delivery = (arn, event, once) -> once.run();

    AsynchronousInvocations(Functions functions, EmulatedTime time, Background background) {
        this.functions = functions;
        this.time = time;
        this.background = background;
    }

    void delivery(Functions.Delivery newDelivery) {
        delivery = newDelivery;
    }

    void reserve(String arn, int concurrency) {
        reserved.put(arn, new Semaphore(concurrency, true));
    }

    void unavailable(String arn, Instant until) {
        unavailable.put(arn, until);
    }

    void settle() {
        background.settle();
    }

    boolean isIdle() {
        return background.isIdle();
    }

    void enqueue(String arn, String event, String requestId, InvokeConfig config) {
        Queued queued = new Queued(arn, event, requestId, time.instant(), config);
        background.after(Duration.ZERO, () -> delivery.deliver(arn, event, () -> start(queued, Duration.ofSeconds(1))));
    }

    // Fact: LAM-THROTTLED
    /** Begins with the first attempt, or puts the event back as long as the function cannot be started. */
    private void start(Queued queued, Duration pause) {
        if (!time.instant().isBefore(unavailable.getOrDefault(queued.arn(), Instant.MIN))) {
            attempt(queued, 1);
            return;
        }
        Duration doubled = pause.multipliedBy(2);
        background.after(pause, () -> {
            // Whether Lambda looks at the age any sooner is not documented.
            if (tooOld(queued, Duration.ZERO)) {
                giveUp(queued, Optional.empty(), 0, AGE_EXCEEDED);
            } else {
                start(queued, doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE);
            }
        });
    }

    private void attempt(Queued queued, int number) {
        if (!functions.exists(queued.arn())) {
            return; // removed since the event was accepted
        }
        // Fact: LAM-INACTIVE-QUEUED
        Duration untilReady = functions.untilReady(queued.arn());
        if (untilReady.isPositive()) {
            if (tooOld(queued, untilReady)) {
                giveUp(queued, Optional.empty(), number - 1, AGE_EXCEEDED);
            } else {
                background.after(untilReady, () -> attempt(queued, number));
            }
            return;
        }
        Semaphore slots = reserved.get(queued.arn());
        if (slots != null && !acquired(slots, queued)) {
            giveUp(queued, Optional.empty(), number - 1, AGE_EXCEEDED);
            return;
        }
        Invocation invocation;
        try {
            invocation = functions.invoke(queued.arn(), queued.event(), queued.requestId());
        } finally {
            if (slots != null) {
                slots.release();
            }
        }
        if (invocation.functionError().isEmpty()) {
            return;
        }
        // Facts: LAM-RETRIES, LAM-AGE-AFTER-RUN
        // Lambda waits one minute before the second attempt and two before the third.
        Duration pause = Duration.ofMinutes(number);
        if (number > queued.config().retries()) {
            giveUp(queued, Optional.of(invocation), number, "RetriesExhausted");
        } else if (tooOld(queued, pause)) {
            giveUp(queued, Optional.of(invocation), number, AGE_EXCEEDED);
        } else {
            background.after(pause, () -> attempt(queued, number + 1));
        }
    }

    private boolean tooOld(Queued queued, Duration pause) {
        return Duration.between(queued.since(), time.instant().plus(pause))
                        .compareTo(queued.config().maximumAge())
                > 0;
    }

    /** Waits for a free slot, as long as the event may wait. */
    private boolean acquired(Semaphore slots, Queued queued) {
        Duration left = queued.config().maximumAge().minus(Duration.between(queued.since(), time.instant()));
        try {
            return slots.tryAcquire(left.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void giveUp(Queued queued, Optional<Invocation> last, int attempts, String condition) {
        queued.config()
                .onFailure()
                .ifPresent(destination -> functions.invokeAsynchronously(
                        destination, Functions.json(record(queued, last, attempts, condition))));
    }

    private Map<String, Object> record(Queued queued, Optional<Invocation> last, int attempts, String condition) {
        Map<String, Object> requestContext = new LinkedHashMap<>();
        requestContext.put("requestId", queued.requestId());
        requestContext.put("functionArn", qualified(queued.arn()));
        requestContext.put("condition", condition);
        requestContext.put("approximateInvokeCount", attempts);
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("version", "1.0");
        record.put("timestamp", time.instant().toString());
        record.put("requestContext", requestContext);
        record.put("requestPayload", parsed(queued.event()));
        last.ifPresent(invocation -> {
            Map<String, Object> responseContext = new LinkedHashMap<>();
            responseContext.put("statusCode", 200);
            responseContext.put("executedVersion", functions.version(queued.arn()));
            responseContext.put("functionError", invocation.functionError().orElse(""));
            record.put("responseContext", responseContext);
            record.put("responsePayload", parsed(invocation.response()));
        });
        return record;
    }

    // Fact: LAM-RECORD-ARN
    private static String qualified(String arn) {
        return arn.split(":", -1).length > 7 ? arn : arn + ":$LATEST";
    }

    private static Object parsed(String json) {
        try {
            return JSON.std.anyFrom(json);
        } catch (IOException e) {
            return json; // a function may answer what is not JSON
        }
    }
}
