package io.github.cognitom2m.stack;

import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.RequestQuotas;
import io.github.cognitom2m.support.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Hundreds of resources that a stack makes, changes and deletes at once, under Cognito's quotas, on virtual time. */
public final class QuotaRun {
    private static final Duration LATENCY = Duration.ofMillis(20);

    private final int resources;
    private final Simulation time = new Simulation(Instant.parse("2026-11-22T10:00:00Z"));
    private final EmulatedAws aws = new EmulatedAws(time);
    private final RequestQuotas quotas = new RequestQuotas(time);
    private final ManyRequests requests;

    public QuotaRun(int pools, int resources) {
        this.resources = resources;
        this.requests = new ManyRequests(aws, time, pools, resources);
        aws.network().weather((request, service) -> {
            time.pass(LATENCY);
            return quotas.exchange(request, service);
        });
    }

    /** How long it took until all requests of a type were answered, in the order in which the types follow each other. */
    public Map<String, Duration> run() throws InterruptedException {
        Map<String, Duration> taken = new LinkedHashMap<>();
        for (String type : List.of("Create", "Update", "Delete")) {
            Instant begin = time.instant();
            time.run(IntStream.range(0, resources)
                    .<Runnable>mapToObj(number -> () -> requests.send(type, number))
                    .toList());
            taken.put(type, Duration.between(begin, requests.lastAnswer()));
            // A request is told from the one before it by the second in which it was issued.
            time.pass(Duration.ofSeconds(2));
        }
        return taken;
    }

    /** The reasons of the answers that say FAILED. */
    List<String> failures() {
        return requests.failures();
    }

    /** How many calls were refused for the quotas. */
    int refusals() {
        return quotas.refusals();
    }

    /** How many clients there are. */
    long clients() {
        return requests.pools().stream()
                .flatMap(pool -> Stream.of(aws.cognito().clients(pool).size()))
                .mapToInt(Integer::intValue)
                .sum();
    }
}
