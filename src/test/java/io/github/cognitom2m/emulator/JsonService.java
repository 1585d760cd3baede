package io.github.cognitom2m.emulator;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An AWS service that speaks JSON 1.1: finds the operation by its target header, answers, and records the call. */
public final class JsonService implements HttpExchange.Service {

    /** One operation: takes the members of the request, answers those of the response. */
    @FunctionalInterface
    public interface Operation {
        Map<String, Object> call(Map<String, Object> input) throws AwsError;
    }

    private final String name;
    private final Map<String, Operation> operations;
    private final EmulatedTime time;
    private final CallLog log;

    /**
     * @param name the service as IAM writes it: {@code cognito-idp}, {@code secretsmanager}
     * @param operations by name; each is called with the service's lock held, so none needs one of its own
     */
    public JsonService(String name, Map<String, Operation> operations, EmulatedTime time, CallLog log) {
        this.name = name;
        this.operations = Map.copyOf(operations);
        this.time = time;
        this.log = log;
    }

    @Override
    public Answer handle(Query request) throws IOException {
        Instant begin = time.instant();
        String target = request.header("x-amz-target").orElse("");
        String operation = target.substring(target.lastIndexOf('.') + 1);
        String requestId = UUID.randomUUID().toString();
        Map<String, Object> input = JSON.std.mapFrom(request.body());
        Map<String, Object> output = null;
        AwsError error = null;
        try {
            Operation found = operations.get(operation);
            if (found == null) {
                throw AwsError.of("UnknownOperationException", "no such operation: " + target);
            }
            synchronized (this) {
                output = found.call(Collections.unmodifiableMap(input));
            }
        } catch (AwsError e) {
            error = e;
        }
        log.add(name, operation, requestId, input, output, error, begin, time.instant());
        return error == null ? success(requestId, output == null ? Map.of() : output) : refusal(requestId, error);
    }

    private static Answer success(String requestId, Map<String, Object> output) throws IOException {
        return new Answer(200, headers(requestId), JSON.std.asString(output));
    }

    /** An error on the wire, also for those who inject one. */
    public static Answer failure(String requestId, AwsError error) throws IOException {
        return failure(requestId, error, Map.of("message", text(error)));
    }

    private Answer refusal(String requestId, AwsError error) throws IOException {
        // Fact: SM-ERROR-MESSAGE
        return name.equals("secretsmanager")
                ? failure(requestId, error, Map.of("message", text(error), "Message", text(error)))
                : failure(requestId, error);
    }

    private static String text(AwsError error) {
        return String.valueOf(error.getMessage());
    }

    private static Answer failure(String requestId, AwsError error, Map<String, Object> texts) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("__type", error.type());
        body.putAll(texts);
        return new Answer(error.status(), headers(requestId), JSON.std.asString(body));
    }

    private static Map<String, String> headers(String requestId) {
        return Map.of("content-type", "application/x-amz-json-1.1", "x-amzn-requestid", requestId);
    }

    /** What was called, in order; shared by the services of one emulated AWS. */
    public static final class CallLog {
        private final List<Call> calls = new ArrayList<>();
        private final List<Consumer<Call>> listeners = new CopyOnWriteArrayList<>();

        synchronized void add(
                String service,
                String operation,
                String requestId,
                Map<String, Object> input,
                @Nullable Map<String, Object> output,
                @Nullable AwsError error,
                Instant begin,
                Instant end) {
            Call call = new Call(
                    calls.size() + 1,
                    service,
                    operation,
                    requestId,
                    input,
                    output,
                    error == null ? null : error.type(),
                    error == null ? null : error.getMessage(),
                    begin,
                    end);
            calls.add(call);
            listeners.forEach(listener -> listener.accept(call));
        }

        /** Everything called up to now. */
        public synchronized List<Call> all() {
            return List.copyOf(calls);
        }

        /** Tells the listener of every call that ends from now on. */
        public void listen(Consumer<Call> listener) {
            listeners.add(listener);
        }
    }
}
