package io.github.cognitom2m.emulator.lambda;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.EmulatedTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Lambda: what is deployed under an ARN, and invoking it. */
public final class Functions {

    /** Stands between an event and its function; may deliver it twice, later, or not at all. */
    @FunctionalInterface
    public interface Delivery {
        void deliver(String arn, String event, Runnable once);
    }

    /** Finds the code of a function that was kept, in its folder if it has one. */
    @FunctionalInterface
    public interface KeptCode {
        FunctionCode find(FunctionConfiguration configuration, Optional<String> folder);
    }

    /** All that Lambda keeps while no function runs. */
    public record State(Registry.State registry, List<Invocation> invocations) {}

    private final EmulatedTime time;
    private final Supplier<String> requestIds;
    private final AsynchronousInvocations asynchronous;
    private final Registry registry = new Registry();
    private final FunctionStates states;
    private final List<Invocation> invocations = new CopyOnWriteArrayList<>();

    /**
     * A Lambda without functions.
     *
     * @param requestIds generates one for each event
     */
    public Functions(EmulatedTime time, Background background, Supplier<String> requestIds) {
        this.time = time;
        this.requestIds = requestIds;
        this.states = new FunctionStates(time);
        this.asynchronous = new AsynchronousInvocations(this, time, background);
    }

    /** Puts code behind an ARN: that of a function, a version or an alias. */
    public void deploy(String arn, FunctionCode code) {
        registry.deploy(arn, FunctionConfiguration.of(arn), code);
        states.used(arn);
    }

    /** Makes or changes a function. */
    public void deploy(FunctionConfiguration configuration, FunctionCode code) {
        registry.deploy(configuration.arn(), configuration, code);
        states.used(configuration.arn());
    }

    /** Freezes what a function is now and answers the number of that version. */
    public String publish(String functionArn) {
        String version = registry.publish(functionArn);
        states.used(functionArn + ":" + version);
        return version;
    }

    /** Makes or moves an alias. */
    public void alias(String aliasArn, String targetArn) {
        registry.alias(aliasArn, targetArn);
    }

    /** Sets how asynchronous invocations of a function or alias are retried; empty for Lambda's defaults. */
    public void invokeConfig(String arn, Optional<InvokeConfig> config) {
        config.flatMap(InvokeConfig::onFailure)
                .ifPresent(destination -> new Destinations(registry).check(arn, destination));
        registry.invokeConfig(arn, config);
    }

    /** Removes a function with its versions and aliases, or one of those. */
    public void remove(String arn) {
        registry.remove(arn);
    }

    public boolean exists(String arn) {
        return registry.find(arn).isPresent();
    }

    /** Sets what happens to events on their way from the queue to their function. */
    public void delivery(Delivery delivery) {
        asynchronous.delivery(delivery);
    }

    /**
     * Makes functions inactive that nobody has invoked for so long, weeks on AWS; at first they never are.
     *
     * @param initialization how long an inactive function is pending once it is invoked
     */
    public void inactiveAfter(Duration idle, Duration initialization) {
        states.inactiveAfter(idle, initialization);
    }

    /** Lets no more than so many events of a function be worked on at a time; on threads only. */
    public void reserveConcurrency(String arn, int concurrency) {
        asynchronous.reserve(arn, concurrency);
    }

    /** Lets no event start the function before then, as while it is throttled; they are tried again and again. */
    public void unavailable(String arn, Instant until) {
        asynchronous.unavailable(arn, until);
    }

    /** Puts an event into the function's queue. */
    public void invokeAsynchronously(String arn, String event) {
        asynchronous.enqueue(arn, event, requestIds.get(), registry.invokeConfig(arn));
    }

    /** Waits until every event that was put into a queue has been handled or dropped. */
    public void settle() {
        asynchronous.settle();
    }

    // Fact: LAM-SYNCHRONOUS
    /** Runs a function and answers how that ended; one that is not ready is refused. */
    public Invocation invoke(String arn, String event) {
        states.checkReady(registry.target(arn));
        return invoke(arn, event, requestIds.get());
    }

    public State state() {
        return new State(registry.state(), invocations());
    }

    /** Continues with what was kept. */
    public void restore(State state, KeptCode code) {
        registry.restore(state.registry(), code);
        invocations.addAll(state.invocations());
    }

    /** Whether no event waits or is worked on. */
    public boolean isIdle() {
        return asynchronous.isIdle();
    }

    /** Every run that has ended. */
    public List<Invocation> invocations() {
        return List.copyOf(invocations);
    }

    Duration untilReady(String arn) {
        return states.untilReady(registry.target(arn));
    }

    String version(String arn) {
        return registry.version(arn);
    }

    Invocation invoke(String arn, String event, String requestId) {
        Registry.Deployed function =
                registry.find(arn).orElseThrow(() -> new IllegalArgumentException("Function not found: " + arn));
        Instant begin = time.instant();
        FunctionContext context = new FunctionContext(function.configuration(), arn, version(arn), requestId, time);
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        Optional<String> error = run(function, event, context, response);
        Invocation invocation = new Invocation(
                arn,
                requestId,
                event,
                error.orElseGet(() -> response.toString(StandardCharsets.UTF_8)),
                error.map(e -> "Unhandled"),
                context.log(),
                begin,
                time.instant());
        invocations.add(invocation);
        return invocation;
    }

    private Optional<String> run(
            Registry.Deployed function, String event, FunctionContext context, ByteArrayOutputStream response) {
        try {
            byte[] payload = event.getBytes(StandardCharsets.UTF_8);
            function.code().invoke(new ByteArrayInputStream(payload), response, context);
        } catch (FunctionFailed e) {
            return Optional.of(e.payload());
        } catch (Throwable e) { // whatever a function throws, Errors included, is its own failure
            return Optional.of(error(e.getClass().getName(), String.valueOf(e.getMessage())));
        }
        // Code cannot be stopped from outside; what it did after its time is found out when it returns.
        return context.expired()
                ? Optional.of(error(
                        "Sandbox.Timedout",
                        "RequestId: " + context.getAwsRequestId() + " Error: Task timed out after "
                                + function.configuration().timeout().toSeconds() + ".00 seconds"))
                : Optional.empty();
    }

    private static String error(String type, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("errorMessage", message);
        error.put("errorType", type);
        return json(error);
    }

    static String json(Map<String, Object> value) {
        try {
            return JSON.std.asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
