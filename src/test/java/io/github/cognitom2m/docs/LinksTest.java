package io.github.cognitom2m.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every relative link of every page leads to a file that exists, and to a heading of it. */
final class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(((?![a-z]+:)[^)\\s]+)\\)|(?:src|srcset)=\"([^\"]+)\"");

    @Test
    void leadToFilesAndHeadings() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : Pages.all(Path.of(""), file -> file.toString().endsWith(".md"))) {
            for (String link : links(Files.readString(page))) {
                links++;
                if (!leads(page, link)) {
                    broken.add(page + ": " + link);
                }
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(links > 50, "the pages have many links, found: " + links);
    }

    @Test
    void areBrokenWithoutTheirFileOrHeading() throws IOException {
        Path page = Path.of("docs/design.md");
        assertTrue(leads(page, "../README.md#quick-start"));
        assertEquals(
                List.of(),
                Stream.of("README.md", "../README.md#slow-start", "#quick-start", "../docs/nothing.md")
                        .filter(link -> leadsUnchecked(page, link))
                        .toList());
    }

    private static boolean leadsUnchecked(Path page, String link) {
        try {
            return leads(page, link);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean leads(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String file = URLDecoder.decode(hash < 0 ? link : link.substring(0, hash), StandardCharsets.UTF_8);
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        return Files.exists(target)
                && (hash < 0 || anchors(Files.readString(target)).contains(link.substring(hash + 1)));
    }

    private static List<String> links(String text) {
        return LINK.matcher(withoutCode(text))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
    }

    /** As GitHub makes them from headings: lower case, without punctuation, hyphens for spaces. */
    private static Set<String> anchors(String text) {
        return Pattern.compile("^#{1,6} +(.*)$", Pattern.MULTILINE)
                .matcher(withoutCode(text))
                .results()
                .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String withoutCode(String text) {
        return Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(text)
                .replaceAll("");
    }
}
