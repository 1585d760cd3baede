package io.github.cognitom2m.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A page of the documents as its readers find it: sections with tables and code. */
public record Page(String text) {

    public static Page load(String file) throws IOException {
        return new Page(Files.readString(Path.of(file)));
    }

    /** The table of a section: each row's first cell, a name in the type of code, with the cell beside it. */
    public Map<String, String> table(String heading) {
        Map<String, String> rows = new TreeMap<>();
        section(heading).lines().filter(line -> line.startsWith("| `")).forEach(line -> {
            String[] cells = line.replace("`", "").split("\\|", -1);
            rows.put(cells[1].strip(), cells[2].strip());
        });
        return rows;
    }

    /** The names in the type of code in the last cell of each row of a section's table. */
    List<String> lastCells(String heading) {
        Pattern name = Pattern.compile("`([^`]+)`");
        return section(heading)
                .lines()
                .filter(line -> line.endsWith("` |"))
                .map(line -> line.substring(line.lastIndexOf('|', line.length() - 2)))
                .flatMap(cell -> name.matcher(cell).results().map(match -> match.group(1)))
                .toList();
    }

    /** The first block of code of a section in the given language. */
    public String code(String heading, String language) {
        String section = section(heading);
        int begin = section.indexOf("```" + language + "\n");
        if (begin < 0) {
            throw new IllegalArgumentException("no " + language + " in " + heading);
        }
        int first = section.indexOf('\n', begin) + 1;
        return section.substring(first, section.indexOf("\n```", first) + 1);
    }

    /** What stands between a heading and the next one. */
    private String section(String heading) {
        return Arrays.stream(Pattern.compile("^#{2,3} ", Pattern.MULTILINE).split(text, -1))
                .filter(part -> part.startsWith(heading + "\n"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(heading));
    }
}
