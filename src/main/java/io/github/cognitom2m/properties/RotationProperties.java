package io.github.cognitom2m.properties;

import io.github.cognitom2m.secret.OwnTags;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads what the stack wants for the rotation of its secret, which reads it from the secret's tags. */
final class RotationProperties {
    private static final String HOURS = "GracePeriodHours";

    private RotationProperties() {}

    static Map<String, String> tags(Properties rotation) {
        rotation.unknownNames(List.of(HOURS));
        OptionalInt hours = rotation.integer(HOURS);
        if (hours.isPresent() && (hours.getAsInt() < 1 || hours.getAsInt() > OwnTags.MOST_GRACE_HOURS)) {
            rotation.wrong(
                    HOURS, "is not between 1 and " + OwnTags.MOST_GRACE_HOURS, "use a number of hours in that range");
        }
        return hours.isPresent() ? Map.of(OwnTags.GRACE, String.valueOf(hours.getAsInt())) : Map.of();
    }
}
