package io.github.cognitom2m.cloudformation;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A CloudFormation request, without the properties that are meant for CloudFormation itself. */
public record CustomResourceRequest(
        RequestType type,
        String requestId,
        StackId stack,
        String logicalId,
        Optional<String> physicalId,
        Map<String, Object> properties,
        Map<String, Object> oldProperties,
        Duration serviceTimeout,
        ResponseUrl responseUrl) {
    /** How much clocks may differ; a request that is dated further ahead is not trusted. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final int LONGEST_SERVICE_TIMEOUT = 3600;

    /** The maps must be deeply immutable; those of {@link #parse} are. */
    public CustomResourceRequest {
        properties = Map.copyOf(properties);
        oldProperties = Map.copyOf(oldProperties);
    }

    /** This request, as one for another resource of the stack. */
    public CustomResourceRequest as(String otherLogicalId) {
        return new CustomResourceRequest(
                type,
                requestId,
                stack,
                otherLogicalId,
                physicalId,
                properties,
                oldProperties,
                serviceTimeout,
                responseUrl);
    }

    /** Reads an event as it reaches the function. */
    public static CustomResourceRequest parse(byte[] json) throws MalformedRequest {
        Scalars scalars = Scalars.read(json);
        ReplyTo replyTo = ReplyTo.find(scalars, "")
                .orElseThrow(() -> new MalformedRequest(
                        "the event has no usable ResponseURL, StackId, RequestId or LogicalResourceId",
                        Optional.empty()));
        RequestType type = scalars.text("RequestType")
                .flatMap(RequestType::of)
                .orElseThrow(() -> new MalformedRequest(
                        "the event's RequestType is not Create, Update or Delete", Optional.of(replyTo)));
        if (type != RequestType.CREATE && replyTo.physicalId().isEmpty()) {
            throw new MalformedRequest("the event has no usable PhysicalResourceId", Optional.of(replyTo));
        }
        try {
            Map<String, Object> body = body(json, type);
            return new CustomResourceRequest(
                    type,
                    replyTo.requestId(),
                    new StackId(replyTo.stackId()),
                    replyTo.logicalId(),
                    // A Create has none, whatever an event says, because it creates its own.
                    replyTo.physicalId().filter(id -> type != RequestType.CREATE),
                    EventProperties.of(body, "ResourceProperties", type),
                    EventProperties.of(body, "OldResourceProperties", type),
                    serviceTimeout(scalars),
                    replyTo.responseUrl());
        } catch (IllegalArgumentException | IOException e) {
            throw new MalformedRequest(
                    "the event cannot be read: " + e.getClass().getSimpleName(), Optional.of(replyTo));
        }
    }

    /**
     * Why a request is not trusted; empty if it may be CloudFormation's own. Whoever may invoke the function can write
     * anything into an event.
     *
     * @param functionArn the ARN of the function that got it
     */
    public Optional<String> distrust(String functionArn, Instant now) {
        if (!stack.isInPlaceOf(functionArn)) {
            return Optional.of("StackId: the stack " + stack
                    + " is not in the account and Region of the provider's function; use the provider of the stack's own"
                    + " account and Region");
        }
        if (responseUrl.issued().filter(now.plus(CLOCK_SKEW)::isBefore).isPresent()) {
            return Optional.of("ResponseURL: the request is dated more than " + CLOCK_SKEW.toMinutes()
                    + " minutes ahead; CloudFormation never sends such a request");
        }
        return Optional.empty();
    }

    /** Where the answer goes. */
    public ReplyTo replyTo() {
        return new ReplyTo(responseUrl, stack.arn(), requestId, logicalId, physicalId);
    }

    /** Identifies the request, without its URL and its properties. */
    @Override
    public String toString() {
        return type + " of " + replyTo()
                + physicalId.map(id -> ", resource " + id).orElse("");
    }

    // A Delete must work on whatever properties the resource once had, so it does without those it cannot read.
    private static Map<String, Object> body(byte[] json, RequestType type) throws IOException {
        try {
            return JSON.std.mapFrom(json);
        } catch (IOException e) {
            if (type == RequestType.DELETE) {
                return Map.of();
            }
            throw e;
        }
    }

    private static Duration serviceTimeout(Scalars scalars) {
        try {
            int seconds = scalars.text("ServiceTimeout").map(Integer::parseInt).orElse(LONGEST_SERVICE_TIMEOUT);
            return Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_SERVICE_TIMEOUT));
        } catch (NumberFormatException e) {
            return Duration.ofSeconds(LONGEST_SERVICE_TIMEOUT);
        }
    }
}
