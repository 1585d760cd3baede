package io.github.cognitom2m.rotation;

import io.github.cognitom2m.cognito.ClientSecrets.Listed;
import io.github.cognitom2m.secret.FoundSecret;
import io.github.cognitom2m.secret.OwnTags;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * How long a replaced client secret keeps working, according to the tags of its secret.
 *
 * @param period empty if it works until the next rotation begins
 * @param text what the tag says about the client secret that was replaced; empty if there is no tag
 */
record Grace(Optional<Duration> period, String text) {
    static final String REPLACED = OwnTags.key("replaced");

    // A later date was not written by a clock that is about right.
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** Empty if a secret never had a period of grace. */
    static Optional<Grace> of(FoundSecret secret) {
        return Optional.ofNullable(secret.tags().get(OwnTags.GRACE))
                .map(hours -> new Grace(period(hours), secret.tags().getOrDefault(REPLACED, "")));
    }

    private static Optional<Duration> period(String hours) {
        return Optional.of(hours)
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= OwnTags.MOST_GRACE_HOURS)
                .map(Duration::ofHours);
    }

    /** Whether the tag is up to date, and nothing has to end yet. */
    boolean isSettled(String currentVersion, Instant now) {
        return text.equals(Replaced.none(currentVersion))
                || Replaced.find(text)
                        .filter(replaced -> text.equals(replaced.text(period)))
                        .filter(replaced -> replaced.version().equals(currentVersion))
                        .filter(replaced -> isCredible(replaced, now) && !isOver(replaced, now))
                        .isPresent();
    }

    /**
     * What is known about a client secret that was found beside the current one: when it was replaced, now at the latest,
     * and not before there was anything to replace it, whatever a tag says.
     */
    Replaced observed(Listed old, Listed current, String currentVersion, Instant now) {
        Instant since = Replaced.find(text)
                // The version also identifies the time, if an outdated list named another client secret.
                .filter(known -> known.id().equals(old.id()) || known.version().equals(currentVersion))
                .filter(known -> isCredible(known, now) && !known.since().isBefore(current.created()))
                .map(Replaced::since)
                // Rounded up, so that the period is not cut short.
                .orElseGet(() -> now.plusMillis(999).truncatedTo(ChronoUnit.SECONDS));
        return new Replaced(old.id(), since, currentVersion);
    }

    private static boolean isCredible(Replaced replaced, Instant now) {
        return replaced.since().isBefore(now.plus(CLOCK_SKEW));
    }

    boolean isOver(Replaced replaced, Instant now) {
        return period.filter(grace -> !replaced.since().plus(grace).isAfter(now))
                .isPresent();
    }

    /** The tag that records it. */
    Map<String, String> tag(Replaced replaced) {
        return Map.of(REPLACED, replaced.text(period));
    }
}
