package io.github.cognitom2m.support;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.Network.Weather;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A network on which everything takes the same time, and that tells how many rounds of it lay one after the other. */
public final class Rounds implements Weather {
    public static final String TOKEN = "token";
    public static final String ANSWER = "answer";

    /** One call, token request or answer; instants of {@link System#nanoTime()}. */
    private record Exchange(String name, long begin, long end) {}

    private final Duration latency;
    // In the order in which they ended.
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    public Rounds(Duration latency) {
        this.latency = latency;
    }

    @Override
    public Answer exchange(Query request, Service service) throws IOException {
        long begin = System.nanoTime();
        try {
            Thread.sleep(latency);
            return service.handle(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("cut off").initCause(e);
        } finally {
            exchanges.add(new Exchange(name(request), begin, System.nanoTime()));
        }
    }

    private static String name(Query request) {
        if (TokenRequests.isOne(request)) {
            return TOKEN;
        }
        String target = request.header("x-amz-target").orElse("");
        return target.isEmpty() ? ANSWER : target.substring(target.lastIndexOf('.') + 1);
    }

    public void clear() {
        exchanges.clear();
    }

    /** The longest row of exchanges, up to the first answer, each of which began when the one before had ended. */
    public List<String> untilTheAnswer() {
        List<String> chain = new ArrayList<>();
        long end = Long.MIN_VALUE;
        for (Exchange exchange : exchanges) {
            if (exchange.begin() >= end) {
                chain.add(exchange.name());
                end = exchange.end();
            }
            if (exchange.name().equals(ANSWER)) {
                break;
            }
        }
        return chain;
    }

    /** When the first answer had arrived. */
    public long answeredAt() {
        return exchanges.stream()
                .filter(exchange -> exchange.name().equals(ANSWER))
                .findFirst()
                .orElseThrow()
                .end();
    }
}
