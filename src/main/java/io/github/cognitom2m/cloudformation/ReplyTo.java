package io.github.cognitom2m.cloudformation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where an answer to a request goes, and what it has to repeat of the request so that CloudFormation accepts it. */
public record ReplyTo(
        ResponseUrl responseUrl, String stackId, String requestId, String logicalId, Optional<String> physicalId) {
    private static final int MAX_PHYSICAL_ID_BYTES = 1024;

    /** Finds it in an event that lies under the given path of a JSON object; empty if a part of it is unusable. */
    public static Optional<ReplyTo> find(Scalars scalars, String path) {
        Optional<ResponseUrl> url = scalars.text(path + "ResponseURL").flatMap(ResponseUrl::find);
        Optional<String> stackId = scalars.text(path + "StackId");
        Optional<String> requestId = scalars.text(path + "RequestId");
        Optional<String> logicalId = scalars.text(path + "LogicalResourceId");
        if (url.isEmpty() || stackId.isEmpty() || requestId.isEmpty() || logicalId.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> physicalId = scalars.text(path + "PhysicalResourceId")
                .filter(id -> id.getBytes(StandardCharsets.UTF_8).length <= MAX_PHYSICAL_ID_BYTES);
        return Optional.of(new ReplyTo(url.get(), stackId.get(), requestId.get(), logicalId.get(), physicalId))
                .filter(Answer::fits);
    }

    /** The id for a FAILED answer: the one that came in, or for a Create one that names its request. */
    public String echoedPhysicalId() {
        return physicalId.orElseGet(() -> new PhysicalResourceId.NeverClaimed(requestId).text());
    }

    @Override
    public String toString() {
        return logicalId + " of " + stackId + ", request " + requestId;
    }
}
