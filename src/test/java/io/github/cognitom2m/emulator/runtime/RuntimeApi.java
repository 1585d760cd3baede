package io.github.cognitom2m.emulator.runtime;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.runtime.Result.Failed;
import io.github.cognitom2m.emulator.runtime.Result.Returned;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda's Runtime API for one process: hands out events, one after the other, and receives their outcomes.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda runtime API</a>
 */
public final class RuntimeApi implements AutoCloseable {
    private static final Pattern OUTCOME = Pattern.compile("POST /2018-06-01/runtime/invocation/([^/]+)/(\\w+)");
    private static final Answer ACCEPTED = Answer.of(202, "application/json", "{\"status\":\"OK\"}");

    /** One event on its way; the time-out begins when it is handed out. */
    private record Invocation(String id, String event, Duration timeout, CompletableFuture<Result> result) {}

    private final String functionArn;
    private final Listener listener;
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> unfinished = new LinkedHashMap<>();
    private final CompletableFuture<Long> ready = new CompletableFuture<>();
    private Optional<Function<String, Failed>> end = Optional.empty();

    private RuntimeApi(String functionArn) throws IOException {
        this.functionArn = functionArn;
        this.listener = Listener.start(this::serve);
    }

    public static RuntimeApi start(String functionArn) throws IOException {
        return new RuntimeApi(functionArn);
    }

    /** What {@code AWS_LAMBDA_RUNTIME_API} is set to. */
    public String address() {
        return "127.0.0.1:" + listener.port();
    }

    /** When the process first asked for work, by {@link System#nanoTime()}. */
    CompletableFuture<Long> ready() {
        return ready;
    }

    /** Queues an event; completes in any case, except in a process that never asks for work and never ends. */
    public synchronized CompletableFuture<Result> invoke(String event, Duration timeout) {
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), event, timeout, new CompletableFuture<>());
        end.ifPresentOrElse(how -> invocation.result().complete(how.apply(invocation.id())), () -> enqueue(invocation));
        return invocation.result();
    }

    /** Says that the process has ended, so that nothing waits for it. */
    public void exited(int status) {
        end(id -> Failed.exited(id, status));
    }

    private void enqueue(Invocation invocation) {
        unfinished.put(invocation.id(), invocation);
        waiting.add(invocation);
    }

    private synchronized void end(Function<String, Failed> how) {
        if (end.isEmpty()) {
            end = Optional.of(how);
        }
        ready.completeExceptionally(new IllegalStateException("the process is not there to ask for work"));
        for (Invocation invocation : List.copyOf(unfinished.values())) {
            finish(invocation.id(), end.get().apply(invocation.id()));
        }
    }

    private synchronized boolean finish(String id, Result result) {
        return Optional.ofNullable(unfinished.remove(id))
                .filter(invocation -> invocation.result().complete(result))
                .isPresent();
    }

    private void serve(Socket socket) throws IOException {
        HttpConnection connection = new HttpConnection(socket);
        String origin = "http://" + address();
        for (Optional<Query> query = connection.read(origin); query.isPresent(); query = connection.read(origin)) {
            connection.write(answer(query.get()));
        }
    }

    private Answer answer(Query query) throws IOException {
        String call = query.method() + " " + query.uri().getPath();
        Matcher outcome = OUTCOME.matcher(call);
        if (outcome.matches()) {
            return outcome(outcome.group(1), outcome.group(2), query);
        }
        return switch (call) {
            case "GET /2018-06-01/runtime/invocation/next" -> next();
            case "GET /2018-06-01/runtime/restore/next" -> new Answer(200, Map.of(), "");
            case "POST /2018-06-01/runtime/init/error", "POST /2018-06-01/runtime/restore/error" -> {
                Failed failed = failed(query);
                end(id -> failed);
                yield ACCEPTED;
            }
            default -> Answer.of(404, "application/json", "{\"errorMessage\":\"no such call\"}");
        };
    }

    private Answer next() throws IOException {
        ready.complete(System.nanoTime());
        Invocation invocation;
        try {
            invocation = waiting.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("closed").initCause(e);
        }
        long timeout = invocation.timeout().toMillis();
        invocation
                .result()
                .completeOnTimeout(
                        Failed.timedOut(invocation.id(), invocation.timeout()), timeout, TimeUnit.MILLISECONDS);
        Map<String, String> headers = Map.of(
                "content-type",
                "application/json",
                "lambda-runtime-aws-request-id",
                invocation.id(),
                "lambda-runtime-deadline-ms",
                String.valueOf(System.currentTimeMillis() + timeout),
                "lambda-runtime-invoked-function-arn",
                functionArn);
        return new Answer(200, headers, invocation.event());
    }

    private Answer outcome(String id, String kind, Query query) {
        Result result = kind.equals("response") ? new Returned(query.body()) : failed(query);
        return finish(id, result)
                ? ACCEPTED
                : Answer.of(403, "application/json", "{\"errorType\":\"InvalidRequestID\"}");
    }

    private static Failed failed(Query query) {
        return new Failed(query.header("lambda-runtime-function-error-type").orElse("Unhandled"), query.body());
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
