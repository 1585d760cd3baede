package io.github.cognitom2m.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.cognitom2m.cause.KnownError;
import io.github.cognitom2m.cause.KnownErrors;
import io.github.cognitom2m.support.Sentences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Each advice that the product gives is in one table, with the test that takes it. */
final class AdviceTest {
    private static final Path TABLE = Path.of("src/test/resources/advice.txt");
    private static final List<String> PACKAGES =
            List.of("cause", "converge", "ledger", "plan", "provision", "rotation", "time");

    @Test
    void isInTheTable() throws IOException {
        Set<String> untold = new TreeSet<>(given());
        untold.removeAll(table().keySet());
        Set<String> outdated = new TreeSet<>(table().keySet());
        outdated.removeAll(given());
        assertEquals(Set.of(), untold, "not in the table");
        assertEquals(Set.of(), outdated, "in the table, and given by nobody");
    }

    @Test
    void isTakenByATest() throws IOException {
        table().forEach((advice, tests) -> {
            boolean needsNone = tests.equals("states") || tests.matches("outside: .+");
            List<String> missing = needsNone
                    ? List.of()
                    : Stream.of(tests.split(", ")).filter(test -> !isTest(test)).toList();
            assertEquals(List.of(), missing, advice);
        });
    }

    @Test
    void namesNoNewLogicalId() throws IOException {
        // CloudFormation creates before it deletes, so a new id meets whatever the old one still holds.
        assertFalse(given().toString().contains("new logical id"));
    }

    /** What follows the first semicolon of a reason, in the code's own words. */
    private static Set<String> given() throws IOException {
        Set<String> given = new TreeSet<>();
        KnownErrors.ALL.stream().map(KnownError::fix).forEach(given::add);
        for (String name : PACKAGES) {
            try (Stream<Path> files = Files.list(Path.of("src/main/java/io/github/cognitom2m", name))) {
                for (Path file : files.filter(file -> !file.toString().endsWith("Errors.java"))
                        .toList()) {
                    Sentences.of(Files.readString(file)).stream()
                            .filter(sentence -> sentence.contains("; "))
                            .map(sentence -> sentence.substring(sentence.indexOf("; ") + 2)
                                    .strip())
                            .filter(advice -> !advice.isEmpty())
                            .forEach(given::add);
                }
            }
        }
        return given;
    }

    private static Map<String, String> table() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split(" => ", -1))
                .collect(Collectors.toMap(
                        row -> row[0], row -> row[1], (one, other) -> one + ", " + other, TreeMap::new));
    }

    private static boolean isTest(String test) {
        String[] parts = test.split("#", -1);
        try {
            return Arrays.stream(
                            Class.forName("io.github.cognitom2m." + parts[0]).getDeclaredMethods())
                    .filter(method -> method.getName().equals(parts[1]))
                    .anyMatch(method -> method.isAnnotationPresent(Test.class)
                            || method.isAnnotationPresent(ParameterizedTest.class));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
