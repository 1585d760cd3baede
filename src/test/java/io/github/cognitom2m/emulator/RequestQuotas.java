package io.github.cognitom2m.emulator;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.Network.Weather;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A network that refuses what goes beyond the requests of one second that Cognito and Secrets Manager take. */
public final class RequestQuotas implements Weather {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Pattern POOL = Pattern.compile("\"UserPoolId\":\"([^\"]+)\"");
    // Cognito's categories hold for the account; what names neither client nor server is of user pools.
    private static final int POOLS = 15;
    private static final int CLIENTS = 15;
    // Fact: TOK-CLIENT-RATE
    private static final int CLIENT_AUTHENTICATION = 150;
    private static final int SERVER_READS = 20;
    private static final int SERVER_WRITES = 15;
    // Each operation on clients, servers and domains holds for the pool as well.
    // Fact: COG-RATES
    private static final int IN_ONE_POOL = 5;
    private static final int SECRET_READS = 10_000;
    private static final int SECRET_WRITES = 50;

    /** Something of which there are so many a second. */
    private record Quota(String name, int perSecond) {}

    private final EmulatedTime time;
    private final Map<Quota, Deque<Instant>> recent = new HashMap<>();
    private int refusals;

    public RequestQuotas(EmulatedTime time) {
        this.time = time;
    }

    /** How many requests were refused. */
    public synchronized int refusals() {
        return refusals;
    }

    @Override
    public Answer exchange(Query request, Service service) throws IOException {
        String target = request.header("x-amz-target").orElse("");
        String operation = target.substring(target.lastIndexOf('.') + 1);
        boolean cognito = target.startsWith("AWSCognitoIdentityProviderService.");
        if (target.isEmpty() || take(cognito ? cognito(operation, request.body()) : secretsManager(operation))) {
            return service.handle(request);
        }
        // Fact: COG-THROTTLE
        String code = cognito ? "TooManyRequestsException" : "ThrottlingException";
        return JsonService.failure("refused", AwsError.of(code, "Rate exceeded"));
    }

    private static List<Quota> cognito(String operation, String body) {
        if (operation.equals("GetClientToken")) {
            return List.of(new Quota("client authentication", CLIENT_AUTHENTICATION));
        }
        String kind = operation.matches("(Describe|List).*") ? "reads" : "writes";
        if (operation.matches(".*(ResourceServers?|Domain)")) {
            int category = kind.equals("reads") ? SERVER_READS : SERVER_WRITES;
            return List.of(new Quota("server " + kind, category), inPool(operation, body));
        }
        return operation.contains("UserPoolClient")
                ? List.of(new Quota("client " + kind, CLIENTS), inPool(operation, body))
                : List.of(new Quota("pool " + kind, POOLS));
    }

    private static Quota inPool(String operation, String body) {
        Matcher pool = POOL.matcher(body);
        return new Quota(operation + " in " + (pool.find() ? pool.group(1) : "no pool"), IN_ONE_POOL);
    }

    private static List<Quota> secretsManager(String operation) {
        return List.of(
                switch (operation) {
                    case "DescribeSecret", "GetSecretValue" -> new Quota("reads", SECRET_READS);
                    case "PutSecretValue",
                            "UpdateSecret",
                            "UpdateSecretVersionStage",
                            "ReplicateSecretToRegions",
                            "RemoveRegionsFromReplication" -> new Quota("writes", SECRET_WRITES);
                    default -> new Quota(operation, SECRET_WRITES);
                });
    }

    /** Takes one of each, or none. */
    private synchronized boolean take(List<Quota> quotas) {
        Instant now = time.instant();
        for (Quota quota : quotas) {
            Deque<Instant> taken = recent.computeIfAbsent(quota, q -> new ArrayDeque<>());
            while (!taken.isEmpty() && !taken.getFirst().plus(SECOND).isAfter(now)) {
                taken.removeFirst();
            }
            if (taken.size() >= quota.perSecond()) {
                refusals++;
                return false;
            }
        }
        quotas.forEach(quota -> recent.getOrDefault(quota, new ArrayDeque<>()).addLast(now));
        return true;
    }
}
