package io.github.cognitom2m.emulator;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the facts that the emulator cites and {@code docs/aws-behavior.md} against each other. */
final class FactsTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| ([A-Z0-9]+-[A-Z0-9-]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern CITATION =
            Pattern.compile("Facts?: ([A-Z0-9]+-[A-Z0-9-]+(?:, [A-Z0-9]+-[A-Z0-9-]+)*)");
    private static final Set<String> CITED_STATUS = Set.of("emulated", "switch");
    private static final Set<String> OTHER_STATUS = Set.of("relied on", "unknown");

    private final String document = read(Path.of("docs/aws-behavior.md"));

    @Test
    void everyCitedFactIsInTheDocument() {
        Set<String> missing = cited();
        missing.removeAll(statuses().keySet());

        assertEquals(Set.of(), missing, "cited in the emulator, and no row of docs/aws-behavior.md");
    }

    @Test
    void everyEmulatedFactIsCited() {
        Set<String> uncited = ids(CITED_STATUS::contains);
        uncited.removeAll(cited());

        assertEquals(
                Set.of(), uncited, "rows of docs/aws-behavior.md that the emulator is said to do, and does not cite");
    }

    @Test
    void nothingElseIsCited() {
        Set<String> cited = cited();
        cited.retainAll(ids(OTHER_STATUS::contains));

        assertEquals(
                Set.of(), cited, "cited in the emulator: their status in docs/aws-behavior.md is emulated or switch");
    }

    @Test
    void everyRowHasAStatusThatTheDocumentExplains() {
        assertEquals(
                Set.of(), ids(Predicate.not(status -> CITED_STATUS.contains(status) || OTHER_STATUS.contains(status))));
        assertFalse(ids(CITED_STATUS::contains).isEmpty());
    }

    /** By id; an id that stands twice fails here. */
    private Map<String, String> statuses() {
        return ROW.matcher(document).results().collect(toMap(row -> row.group(1), row -> row.group(4)));
    }

    private Set<String> ids(Predicate<String> status) {
        return statuses().entrySet().stream()
                .filter(row -> status.test(row.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The ids in the emulator's own code: a test proves a behavior and does not have it. */
    private static Set<String> cited() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java/io/github/cognitom2m/emulator"))) {
            return files.filter(file -> file.toString().endsWith(".java")
                            && !file.toString().endsWith("Test.java"))
                    .flatMap(file -> CITATION.matcher(read(file)).results())
                    .map(MatchResult::group)
                    .flatMap(citation ->
                            Stream.of(citation.replaceFirst("^Facts?: ", "").split(", ")))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
