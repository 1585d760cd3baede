package io.github.cognitom2m.properties;

import io.github.cognitom2m.secret.OwnTags;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads what the stack wants of the rotation of its secret, which the secret's tags tell the rotation. */
final class RotationProperties {
    private static final String HOURS = "GracePeriodHours";
    private static final int MOST_HOURS = 8760;

    private RotationProperties() {}

    static Map<String, String> tags(Properties rotation) {
        rotation.unknownNames(List.of(HOURS));
        OptionalInt hours = rotation.integer(HOURS);
        if (hours.isPresent() && (hours.getAsInt() < 1 || hours.getAsInt() > MOST_HOURS)) {
            rotation.wrong(HOURS, "is not between 1 and " + MOST_HOURS, "use a number of hours in that range");
        }
        return hours.isPresent() ? Map.of(OwnTags.GRACE, String.valueOf(hours.getAsInt())) : Map.of();
    }
}
