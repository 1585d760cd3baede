package io.github.cognitom2m.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.CustomResourceHandler;
import io.github.cognitom2m.aws.Backoff;
import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.cloudformation.InMemoryTransport;
import io.github.cognitom2m.cognito.Endpoints;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.InMemoryHttpClient;
import io.github.cognitom2m.plan.Adoption;
import io.github.cognitom2m.provision.Provisioner;
import io.github.cognitom2m.support.QuietContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/** A stack's requests for many resources that are clients and nothing else, each handled as by a function of its own. */
final class ManyRequests {
    private static final String STACK =
            "arn:aws:cloudformation:us-east-1:123456789012:stack/many/5b1c7a90-c0f3-11f1-9d2e-0eb85d5eff9b";

    private final EmulatedAws aws;
    private final EmulatedTime time;
    private final List<String> pools = new ArrayList<>();
    private final Map<Integer, String> physicalIds = new ConcurrentHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private final Provisioner provisioner;
    private Instant lastAnswer = Instant.EPOCH;

    ManyRequests(EmulatedAws aws, EmulatedTime time, int pools, int resources) {
        this.aws = aws;
        this.time = time;
        for (int i = 0; i < pools; i++) {
            this.pools.add(pool("many-" + i));
        }
        Backoff backoff = new Backoff(new Random(resources));
        Clients clients = Clients.create(
                new InMemoryHttpClient(aws.network()),
                AnonymousCredentialsProvider.create(),
                attempt -> {
                    time.pass(backoff.computeDelay(attempt));
                    return Duration.ZERO;
                },
                time,
                Map.of());
        provisioner = new Provisioner(
                clients,
                Runnable::run,
                "m2m/",
                Adoption.NONE,
                true,
                Endpoints.AWS_TOKEN_ENDPOINT,
                () -> UUID.randomUUID().toString());
    }

    List<String> pools() {
        return List.copyOf(pools);
    }

    /** The reasons of the answers that say FAILED. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    Instant lastAnswer() {
        return lastAnswer;
    }

    /** Sends one request, and returns when it has been handled. */
    void send(String type, int number) {
        Map<String, Object> event = event(type, number);
        try {
            byte[] json = JSON.std.asString(event).getBytes(UTF_8);
            new CustomResourceHandler(provisioner, InMemoryTransport.sender(aws.network()), time, time::pass)
                    .handleRequest(new ByteArrayInputStream(json), OutputStream.nullOutputStream(), new QuietContext());
            lastAnswer = aws.responseBucket().deliveries().getLast().at();
            Map<String, Object> answer = JSON.std.mapFrom(aws.responseBucket()
                    .answer(String.valueOf(event.get("RequestId")))
                    .orElseThrow());
            if ("SUCCESS".equals(answer.get("Status"))) {
                physicalIds.put(number, String.valueOf(answer.get("PhysicalResourceId")));
            } else {
                failures.add(type + " " + number + ": " + answer.get("Reason"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> event(String type, int number) {
        String requestId = UUID.randomUUID().toString();
        String logicalId = "Client" + number;
        Map<String, Object> event = new HashMap<>();
        event.put("RequestType", type);
        event.put("RequestId", requestId);
        event.put("StackId", STACK);
        event.put("LogicalResourceId", logicalId);
        event.put("ServiceTimeout", "600");
        event.put(
                "ResponseURL",
                aws.responseBucket()
                        .sign(STACK, logicalId, requestId, time.instant())
                        .toString());
        event.put("ResourceProperties", properties(number, type.equals("Create") ? "60" : "30"));
        if (!type.equals("Create")) {
            event.put("PhysicalResourceId", physicalIds.get(number));
            event.put("OldResourceProperties", properties(number, "60"));
        }
        return event;
    }

    private Map<String, Object> properties(int number, String validity) {
        return Map.of(
                "UserPoolId",
                pools.get(number % pools.size()),
                "Client",
                Map.of(
                        "AllowedOAuthScopes",
                        List.of("orders/read"),
                        "AccessTokenValidity",
                        validity,
                        "TokenValidityUnits",
                        Map.of("AccessToken", "minutes")));
    }

    /** A pool with a domain, and a resource server that others own. */
    private String pool(String domain) {
        Object made = aws.call("cognito-idp", "CreateUserPool", Map.of("PoolName", domain))
                .get("UserPool");
        String id = made instanceof Map<?, ?> pool ? String.valueOf(pool.get("Id")) : "";
        aws.call("cognito-idp", "CreateUserPoolDomain", Map.of("UserPoolId", id, "Domain", domain));
        Map<String, String> scope = Map.of("ScopeName", "read", "ScopeDescription", "to read");
        aws.call(
                "cognito-idp",
                "CreateResourceServer",
                Map.of("UserPoolId", id, "Identifier", "orders", "Name", "Orders", "Scopes", List.of(scope)));
        return id;
    }
}
