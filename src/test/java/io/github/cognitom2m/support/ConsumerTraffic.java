package io.github.cognitom2m.support;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.Network;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What a consumer asks of AWS, counted, and answers that are not as they should be. */
public final class ConsumerTraffic implements Network.Weather {
    private final AtomicInteger secretReads = new AtomicInteger();
    private final List<String> tokenRequests = new CopyOnWriteArrayList<>();
    private final int outdatedReads;
    private final Map<String, Object> outdated;
    private final int tokenStatus;
    private final Optional<Integer> expiresIn;
    private final AtomicInteger refusals;

    private ConsumerTraffic(
            int outdatedReads,
            Map<String, Object> outdated,
            int tokenStatus,
            Optional<Integer> expiresIn,
            int refusals) {
        this.outdatedReads = outdatedReads;
        this.outdated = outdated;
        this.tokenStatus = tokenStatus;
        this.expiresIn = expiresIn;
        this.refusals = new AtomicInteger(refusals);
    }

    public static ConsumerTraffic usual() {
        return new ConsumerTraffic(0, Map.of(), 200, Optional.empty(), 0);
    }

    /** With tokens that expire after so many seconds, as far as their receiver is told. */
    public static ConsumerTraffic expiringIn(int seconds) {
        return new ConsumerTraffic(0, Map.of(), 200, Optional.of(seconds), 0);
    }

    /** With so many reads of the secret that still give another value for a key. */
    public static ConsumerTraffic outdated(int reads, String key, String value) {
        return new ConsumerTraffic(reads, Map.of(key, value), 200, Optional.empty(), 0);
    }

    /** With an API that answers its first requests with 401. */
    public static ConsumerTraffic refusedByTheApi(int requests) {
        return new ConsumerTraffic(0, Map.of(), 200, Optional.empty(), requests);
    }

    /** With no way to a token in order. */
    public static ConsumerTraffic outOfOrder() {
        return new ConsumerTraffic(0, Map.of(), 503, Optional.empty(), 0);
    }

    public int secretReads() {
        return secretReads.get();
    }

    /** The bodies of the requests for tokens. */
    public List<String> tokenRequests() {
        return List.copyOf(tokenRequests);
    }

    @Override
    public Answer exchange(Query request, Service service) throws IOException {
        if (request.uri().getPath().equals("/orders") && refusals.getAndDecrement() > 0) {
            return Answer.of(401, "application/json", "{}");
        }
        Answer answer = service.handle(request);
        if (TokenRequests.isOne(request)) {
            tokenRequests.add(request.body());
            return tokenStatus == 200
                    ? new Answer(answer.status(), answer.headers(), expiring(answer.body()))
                    : Answer.of(tokenStatus, "text/plain", "out of order");
        }
        if (request.header("x-amz-target").orElse("").endsWith(".GetSecretValue")
                && secretReads.incrementAndGet() <= outdatedReads) {
            String value = with(String.valueOf(JSON.std.mapFrom(answer.body()).get("SecretString")), outdated);
            return new Answer(answer.status(), answer.headers(), with(answer.body(), Map.of("SecretString", value)));
        }
        return answer;
    }

    private String expiring(String token) {
        return expiresIn
                .map(seconds -> token.replaceFirst("(\"(?:expires_in|ExpiresIn)\":)[0-9]+", "$1" + seconds))
                .orElse(token);
    }

    private static String with(String json, Map<String, Object> changes) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>(JSON.std.mapFrom(json));
        members.putAll(changes);
        return JSON.std.asString(members);
    }
}
