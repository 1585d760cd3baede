package io.github.cognitom2m.emulator.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResponseBucketTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final String STACK = "arn:aws:cloudformation:us-east-1:123456789012:stack/orders/1-2-3";

    private final EmulatedTime time = EmulatedTime.virtual(START);
    private final ResponseBucket bucket = new ResponseBucket(time, "us-east-1");

    @Test
    void aUrlLooksAsCloudFormationSignsIt() {
        String url = sign("r1").toString();

        assertTrue(
                url.matches(
                        "https://cloudformation-custom-resource-response-useast1\\.s3\\.us-east-1\\.amazonaws\\.com/"
                                + "arn%3Aaws%3Acloudformation%3Aus-east-1%3A123456789012%3Astack/orders/1-2-3%7CThing%7Cr1\\?"
                                + "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261122T100000Z&X-Amz-SignedHeaders=host"
                                + "&X-Amz-Expires=7200&X-Amz-Credential=[A-Z0-9]+%2F20261122%2Fus-east-1%2Fs3%2Faws4_request"
                                + "&X-Amz-Signature=[0-9a-f]{64}"),
                url);
        assertTrue(url.endsWith(bucket.signatures().getFirst()));
    }

    @Test
    void theFirstAnswerCountsAndTheSecondIsKeptToo() {
        URI url = sign("r1");

        assertEquals(200, put(url, "first").status());
        assertEquals(200, put(url, "second").status());

        assertEquals(Optional.of("first"), bucket.answer("r1"));
        assertEquals(
                List.of("first", "second"),
                bucket.deliveries().stream().map(Delivery::body).toList());
        assertEquals(Optional.empty(), bucket.answer("r2"));
    }

    @Test
    void anEmptyContentTypeIsTakenAndAnyOtherRefused() {
        URI url = sign("r1");

        assertEquals(403, send("PUT", url, Map.of("content-type", "application/json")));
        assertEquals(200, send("PUT", url, Map.of("content-type", "")));
        assertEquals(200, send("PUT", url, Map.of()));
    }

    @Test
    void onlyAPutToTheVeryUrlIsTaken() {
        URI url = sign("r1");
        URI other = sign("r2");

        assertEquals(403, send("POST", url, Map.of()));
        assertEquals(403, send("GET", url, Map.of()));
        assertEquals(400, send("PUT", url, Map.of("authorization", "AWS4-HMAC-SHA256 x")));
        assertEquals(403, send("PUT", URI.create(url.toString().replace("%7Cr1", "%7Cr2")), Map.of()));
        assertEquals(
                403, send("PUT", URI.create(url.toString().replace("us-east-1.amazonaws", "amazonaws")), Map.of()));
        assertEquals(403, send("PUT", URI.create(url.toString().replace("%3A", "%253A")), Map.of()));
        assertEquals(403, send("PUT", URI.create(url + "&x=y"), Map.of()));
        assertEquals(403, send("PUT", URI.create(url.toString().replace("7200", "72000")), Map.of()));
        assertNotEquals(url, other);
        assertEquals(List.of(), bucket.deliveries());
        assertEquals(8, bucket.refusals().size());
    }

    @Test
    void aUrlExpiresTwoHoursAfterItWasIssued() {
        URI url = sign("r1");

        time.pass(Duration.ofHours(2).minusSeconds(1));
        assertEquals(200, put(url, "in time").status());
        time.pass(Duration.ofSeconds(1));
        Answer late = put(url, "late");

        assertEquals(403, late.status());
        assertTrue(late.body().contains("Request has expired"), late.body());
    }

    @Test
    void olderHostsAndOtherPartitionsHaveTheirForms() {
        String bucketName = "cloudformation-custom-resource-response-";
        assertEquals(
                List.of(
                        bucketName + "useast1.s3.us-east-1.amazonaws.com",
                        bucketName + "useast1.s3-us-east-1.amazonaws.com",
                        bucketName + "useast1.s3.amazonaws.com"),
                bucket.hosts());
        assertEquals(
                bucketName + "cnnorth1.s3.cn-north-1.amazonaws.com.cn",
                new ResponseBucket(time, "cn-north-1").hosts().getFirst());
        assertEquals(
                bucketName + "usgovwest1.s3.us-gov-west-1.amazonaws.com",
                new ResponseBucket(time, "us-gov-west-1").hosts().getFirst());
        for (String host : bucket.hosts()) {
            URI url = bucket.sign(host, STACK, "Thing", "r-" + host, START);
            assertEquals(host, url.getHost());
            assertEquals(200, put(url, "x").status());
        }
    }

    @Test
    void waitingEndsWithTheAnswerOrWithTheTime() throws InterruptedException {
        URI url = sign("r1");
        Thread late = Thread.ofVirtual().start(() -> put(url, "done"));

        assertEquals(Optional.of("done"), bucket.await("r1", Duration.ofSeconds(30)));
        assertEquals(Optional.empty(), bucket.await("r2", Duration.ofMillis(5)));
        late.join();
    }

    private URI sign(String requestId) {
        return bucket.sign(STACK, "Thing", requestId, START);
    }

    private Answer put(URI url, String body) {
        return bucket.handle(new Query("PUT", url, Map.of(), body));
    }

    private int send(String method, URI url, Map<String, String> headers) {
        return bucket.handle(new Query(method, url, headers, "{}")).status();
    }
}
