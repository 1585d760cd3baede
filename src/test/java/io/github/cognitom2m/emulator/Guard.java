package io.github.cognitom2m.emulator;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.JsonService.CallLog;
import io.github.cognitom2m.emulator.iam.Accesses;
import io.github.cognitom2m.emulator.iam.Iam;
import io.github.cognitom2m.emulator.iam.Identity;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Stands before a service of JSON and lets through what its caller may do; what it refuses is recorded as a call. */
record Guard(String name, Service service, Iam iam, Accesses accesses, EmulatedTime time, CallLog log)
        implements Service {

    // Fact: TOK-CLIENT-PUBLIC
    private static final Set<String> PUBLIC = Set.of("GetClientToken");

    @Override
    public Answer handle(Query request) throws IOException {
        String target = request.header("x-amz-target").orElse("");
        String operation = target.substring(target.lastIndexOf('.') + 1);
        Map<String, Object> input = Map.of();
        try {
            Optional<Identity> caller =
                    iam.caller(request.header("authorization").orElse(""));
            if (caller.isPresent() && !PUBLIC.contains(operation)) {
                input = JSON.std.mapFrom(request.body());
                iam.check(caller.get(), accesses.of(name, operation, input));
            }
        } catch (AwsError e) {
            String requestId = UUID.randomUUID().toString();
            log.add(name, operation, requestId, input, null, e, time.instant(), time.instant());
            return JsonService.failure(requestId, e);
        }
        return service.handle(request);
    }
}
