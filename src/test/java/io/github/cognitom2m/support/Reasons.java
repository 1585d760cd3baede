package io.github.cognitom2m.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.JsonService;
import java.io.IOException;
import java.util.function.Supplier;

/** What goes wrong with the calls of AWS, and what the person who deployed the stack reads about it. */
public record Reasons(Platform platform) {
    /** The id that AWS gives to the calls that are refused here. */
    static final String REQUEST = "aws-request-1";

    /** From now on AWS refuses an operation. */
    public void refuse(String operation, String code, String text) {
        refuse(operation, new AwsError(400, code, text));
    }

    public void refuse(String operation, AwsError error) {
        platform.aws()
                .network()
                .weather((request, service) ->
                        calls(request, operation) ? JsonService.failure(REQUEST, error) : service.handle(request));
    }

    /** From now on AWS refuses an operation where the request names a key. */
    public void refuseKey(String operation, String code, String text) {
        platform.aws()
                .network()
                .weather((request, service) ->
                        calls(request, operation) && request.body().contains("\"KmsKeyId\"")
                                ? JsonService.failure(REQUEST, AwsError.of(code, text))
                                : service.handle(request));
    }

    /** From now on the connection breaks whenever an operation is called. */
    public void lose(String operation, Supplier<IOException> failure) {
        platform.aws().network().weather((request, service) -> {
            if (calls(request, operation)) {
                throw failure.get();
            }
            return service.handle(request);
        });
    }

    /** Does something else right before an operation is called for the first time. */
    public void before(String operation, Runnable action) {
        platform.aws().network().weather((request, service) -> {
            if (calls(request, operation)) {
                platform.fairWeather();
                action.run();
            }
            return service.handle(request);
        });
    }

    private static boolean calls(Query request, String operation) {
        return request.header("x-amz-target")
                .filter(target -> target.endsWith("." + operation))
                .isPresent();
    }

    /** Expects the first failure of the resource to have been shown with this reason. */
    public void wereAtFirst(String reason, Deployed stack) {
        String first = stack.failures().stream()
                .filter(failure -> failure.startsWith("Credentials: "))
                .findFirst()
                .orElseThrow();
        assertShown(reason, first.substring("Credentials: ".length()));
    }

    /** Expects CloudFormation to show this reason of the resource's last failure. */
    public void are(String reason, Deployed stack) {
        assertShown(reason, stack.failure());
    }

    /** Ids that differ from run to run are written as ID, and the pool's as POOL. */
    private void assertShown(String reason, String shown) {
        assertEquals(
                "Received response status [FAILED] from custom resource. Message returned: " + reason
                        + " (RequestId: ID)",
                shown.replace(platform.pool(), "POOL")
                        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
                        .replaceAll("\\b[a-z0-9]{26}\\b", "ID")
                        .replaceAll("(?<=POOL|Credentials)-[A-Za-z0-9]{6}", "-ID"));
    }
}
