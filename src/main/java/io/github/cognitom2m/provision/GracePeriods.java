package io.github.cognitom2m.provision;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.OwnTags;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The periods of grace that stacks may declare: none where no sweep ends them.
 *
 * @param sweeps whether replaced client secrets are ended when their period is over
 */
record GracePeriods(boolean sweeps, Consumer<String> warnings) {

    /**
     * Refuses a period that nothing ends. What the tags of the secret show to have been permitted before is not refused,
     * because a rollback may need it.
     */
    void check(ResourceProperties wanted, Map<String, String> tags) {
        if (sweeps || !wanted.secret().hasGracePeriod()) {
            return;
        }
        if (!tags.containsKey(OwnTags.GRACE)) {
            throw new Failure(
                    "Rotation.GracePeriodHours: nothing ends the period, because the parameter RotationSweep of"
                            + " the provider's stack is false; ask the owners of that stack to set it to true, or leave Rotation"
                            + " out, so that a replaced client secret works until the next rotation begins");
        }
        warnings.accept(
                "Rotation.GracePeriodHours: the parameter RotationSweep of the provider's stack is false now, so"
                        + " that a replaced client secret works until the next rotation begins");
    }
}
