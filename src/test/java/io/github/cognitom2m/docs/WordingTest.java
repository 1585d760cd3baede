package io.github.cognitom2m.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents, messages and comments are plain English: no phrase of {@code wording.txt} occurs anywhere. */
final class WordingTest {
    private static final Path LIST = Path.of("src/test/resources/wording.txt");
    private static final Set<String> READ = Set.of(
            "java", "md", "yaml", "yml", "json", "sh", "py", "js", "mjs", "toml", "txt", "xml", "run", "package");
    // The list itself, its test, and what others have worded.
    private static final Set<String> NOT_READ = Set.of("package-lock.json", "wording.txt", "WordingTest.java");
    // A phrase may continue in the next piece of a string or on the next line of a comment.
    private static final Pattern CONCATENATION = Pattern.compile("\" *\n\\s*\\+ *\"");
    private static final Pattern LINE_BREAK = Pattern.compile("\n[ \t]*(?:\\*(?!/)|//|#)?[ \t]*");

    private final List<Phrase> phrases = phrases();

    WordingTest() throws IOException {}

    @Test
    void isPlainEverywhere() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> files = Pages.all(Path.of(""), WordingTest::isRead);
        for (Path file : files) {
            found.addAll(findings(file.toString(), Files.readString(file)));
        }
        assertEquals("", String.join("\n", found));
        assertTrue(files.size() > 500, "read: " + files.size());
    }

    @Test
    void isFoundWhereItIsNotPlain() {
        assertEquals(
                List.of("x: 'anew' in \"…the rotation starts anew.…\": write again"),
                findings("x", "The rotation starts\n * anew."));
        assertEquals(
                1,
                findings("x", "throw new Failure(\"it is no whole\"\n        + \" number\")")
                        .size());
        assertEquals(1, findings("x", "It waits, for nobody is there.").size());
        assertEquals(List.of(), findings("x", "There is no token, for all that. It asks for a token."));
    }

    private List<String> findings(String name, String text) {
        String line = LINE_BREAK
                .matcher(CONCATENATION.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(""))
                .replaceAll(" ");
        return phrases.stream().flatMap(phrase -> phrase.findings(name, line)).toList();
    }

    private static boolean isRead(Path file) {
        String name = file.getFileName().toString();
        return !NOT_READ.contains(name) && READ.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static List<Phrase> phrases() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> line.contains(" => ") && !line.startsWith("#"))
                .map(line -> line.split(" => ", -1))
                .map(parts -> new Phrase(parts[0], Pattern.compile(pattern(parts)), parts[2]))
                .toList();
    }

    private static String pattern(String[] parts) {
        return parts[1].isEmpty() ? "\\b" + Pattern.quote(parts[0]) + "\\b" : parts[1];
    }

    /** A phrase, words that are part of it, and what to write instead. */
    private record Phrase(String words, Pattern pattern, String instead) {
        private static final int AROUND = 20;

        Stream<String> findings(String name, String line) {
            return line.contains(words)
                    ? pattern.matcher(line)
                            .results()
                            .map(found -> name + ": '" + found.group() + "' in \"…"
                                    + line.substring(
                                                    Math.max(0, found.start() - AROUND),
                                                    Math.min(line.length(), found.end() + AROUND))
                                            .strip()
                                    + "…\": write " + instead)
                    : Stream.empty();
        }
    }
}
