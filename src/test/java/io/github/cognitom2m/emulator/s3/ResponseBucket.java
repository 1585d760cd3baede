package io.github.cognitom2m.emulator.s3;

import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.HttpExchange;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.cloudformation.Responses;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The bucket of one Region: hands out signed URLs, takes what is PUT to them as S3 would, and keeps all of it. */
public final class ResponseBucket implements HttpExchange.Service, Responses {
    private final EmulatedTime time;
    private final String region;
    private final RandomGenerator random;
    private final List<SignedUrl> issued = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    public ResponseBucket(EmulatedTime time, String region) {
        this(time, region, new SecureRandom());
    }

    /** With a source of randomness that a test may want to repeat. */
    public ResponseBucket(EmulatedTime time, String region, RandomGenerator random) {
        this.time = time;
        this.region = region;
        this.random = random;
    }

    /** Every host name that the bucket has: today's form first, then the older ones. */
    public List<String> hosts() {
        // Fact: CFN-URL-HOST
        String bucket = "cloudformation-custom-resource-response-" + region.replace("-", "");
        String suffix = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
        List<String> hosts = new ArrayList<>();
        hosts.add(bucket + ".s3." + region + suffix);
        hosts.add(bucket + ".s3-" + region + suffix);
        if (region.equals("us-east-1")) {
            hosts.add(bucket + ".s3" + suffix);
        }
        return List.copyOf(hosts);
    }

    /** The URL that a request's answer goes to: good for two hours from when it was issued. */
    @Override
    public URI sign(String stackId, String logicalId, String requestId, Instant issuedAt) {
        return sign(hosts().getFirst(), stackId, logicalId, requestId, issuedAt);
    }

    /** The same, in one of the older forms. */
    public synchronized URI sign(String host, String stackId, String logicalId, String requestId, Instant issuedAt) {
        byte[] signature = new byte[32];
        random.nextBytes(signature);
        SignedUrl url = SignedUrl.issue(
                host,
                region,
                stackId + "|" + logicalId + "|" + requestId,
                requestId,
                HexFormat.of().formatHex(signature),
                issuedAt);
        issued.add(url);
        return url.uri();
    }

    @Override
    public synchronized Answer handle(Query request) {
        Optional<SignedUrl> url = issued.stream()
                .filter(known -> request.method().equals("PUT") && known.isOf(request.uri()))
                .findFirst();
        if (request.header("authorization").isPresent()) {
            return refused(400, "InvalidArgument", "Only one auth mechanism allowed");
        }
        // The answer's URL is signed for a PUT without a type, which is what AWS's own samples send.
        if (url.isEmpty() || !request.header("content-type").orElse("").isEmpty()) {
            return refused(403, "SignatureDoesNotMatch", "The request signature we calculated does not match");
        }
        if (!time.instant().isBefore(url.get().expires())) {
            return refused(403, "AccessDenied", "Request has expired");
        }
        deliveries.add(new Delivery(url.get().requestId(), request.body(), time.instant()));
        notifyAll();
        return new Answer(200, Map.of("etag", "\"" + deliveries.size() + "\""), "");
    }

    /** What CloudFormation takes for the answer to a request: the first body that was PUT. */
    @Override
    public synchronized Optional<String> answer(String requestId) {
        return deliveries.stream()
                .filter(delivery -> delivery.requestId().equals(requestId))
                .map(Delivery::body)
                .findFirst();
    }

    /** Waits for the answer to a request, by the wall clock; empty when it did not come in that time. */
    public synchronized Optional<String> await(String requestId, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (answer(requestId).isEmpty()) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
        return answer(requestId);
    }

    /** Everything that was ever PUT and accepted, in order; also second answers to one request. */
    public synchronized List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** Why requests were refused, in order. */
    public synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** Every signature ever issued: none of them may turn up in a log or an answer. */
    public synchronized List<String> signatures() {
        return issued.stream().map(SignedUrl::signature).toList();
    }

    private Answer refused(int status, String code, String message) {
        refusals.add(code + ": " + message);
        return Answer.of(
                status,
                "application/xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error>");
    }
}
