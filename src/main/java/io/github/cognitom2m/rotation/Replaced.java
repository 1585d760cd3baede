package io.github.cognitom2m.rotation;

import io.github.cognitom2m.cognito.ClientSecrets.Listed;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client secret that was replaced, as a tag records it.
 *
 * @param id Cognito's id of it
 * @param since when it was replaced
 * @param version the version of the secret that was current when this was written
 */
record Replaced(String id, Instant since, String version) {
    private static final Pattern TEXT = Pattern.compile("(\\S+) since (\\S+) until \\S+ current (\\S+)");

    /** The client secret that is older than the current one; a client has two at most. */
    static Optional<Listed> beside(Listed current, List<Listed> all) {
        return all.stream()
                .filter(other -> other.created().isBefore(current.created()))
                .filter(other -> !other.id().equals(current.id()))
                .findFirst();
    }

    /** The tag's text when no replaced client secret works any longer. */
    static String none(String version) {
        return "none current " + version;
    }

    /** Also says until when it works, for auditors. */
    String text(Optional<Duration> grace) {
        return id + " since " + since + " until "
                + grace.map(since::plus).map(Instant::toString).orElse("the-next-rotation") + " current " + version;
    }

    /** Reads what {@link #text} wrote; what anyone else wrote names no client secret. */
    static Optional<Replaced> find(String text) {
        Matcher matcher = TEXT.matcher(text);
        try {
            return matcher.matches()
                    ? Optional.of(new Replaced(matcher.group(1), Instant.parse(matcher.group(2)), matcher.group(3)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
