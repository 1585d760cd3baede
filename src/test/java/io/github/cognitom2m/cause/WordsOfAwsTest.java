package io.github.cognitom2m.cause;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of AWS choose an advice in a few known places, and decide nothing else. */
final class WordsOfAwsTest {
    private static final Path DOCUMENT = Path.of("docs/aws-behavior.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `([^|]+)` \\| ([^|`]+) \\| `([^|`]+)` \\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern FACT = Pattern.compile("[A-Z]+-[A-Z-]+");

    @Test
    void areListedWhereTheyChooseAnAdvice() throws IOException {
        Map<String, String> used = KnownErrors.ALL.stream()
                .filter(known -> !known.text().pattern().isEmpty())
                .collect(toMap(
                        known -> known.text().pattern(), KnownError::property, (one, other) -> one, TreeMap::new));
        Map<String, String> listed = rows().stream()
                .collect(toMap(
                        row -> row.group(1).replace("`, `", "|"),
                        row -> row.group(3),
                        (one, other) -> one,
                        TreeMap::new));
        assertEquals(used, listed);
    }

    @Test
    void haveASource() throws IOException {
        String document = Files.readString(DOCUMENT);
        Set<String> unknown = new TreeSet<>();
        rows().forEach(row -> FACT.matcher(row.group(4))
                .results()
                .map(MatchResult::group)
                .filter(id -> !document.contains("\n| " + id + " | "))
                .forEach(unknown::add));
        assertEquals(Set.of(), unknown);
    }

    @Test
    void areReadInOnePlace() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Set<String> readers = new TreeSet<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file);
                if (code.contains("wsErrorDetails") && code.contains("errorMessage")) {
                    readers.add(String.valueOf(file.getFileName()));
                }
            }
            assertEquals(Set.of("Causes.java"), readers);
        }
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(DOCUMENT)).results().toList();
    }
}
