package io.github.cognitom2m.aws;

import io.github.cognitom2m.time.Deadline;
import io.github.cognitom2m.time.OutOfTime;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/**
 * Bounds every AWS call, its retries included, by the time that the invocation has left; its end is reported and its
 * secrets are remembered.
 */
public record CallLimit(Deadline deadline, Consumer<AwsCall> journal, KnownSecrets secrets)
        implements Consumer<AwsRequestOverrideConfiguration.Builder> {

    /** @throws OutOfTime if no time is left to make the call */
    @Override
    public void accept(AwsRequestOverrideConfiguration.Builder call) {
        Duration left = deadline.left();
        if (!left.isPositive()) {
            throw new OutOfTime("calling AWS");
        }
        call.apiCallTimeout(left)
                .putExecutionAttribute(CallJournal.READER, journal)
                .putExecutionAttribute(KnownSecrets.ATTRIBUTE, secrets);
    }
}
