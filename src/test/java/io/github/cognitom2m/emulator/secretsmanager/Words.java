package io.github.cognitom2m.emulator.secretsmanager;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How ListSecrets breaks a text into words. */
final class Words {
    private static final Pattern SEPARATOR = Pattern.compile("[-/_+=.@]");
    // Before each capital or other character that small letters follow: MyTest is two words.
    private static final Pattern BEGIN = Pattern.compile("(?=[^a-z][a-z])");

    private Words() {}

    /** In lower case; a text with two kinds of separators is one word, as on AWS. */
    static List<String> of(String text) {
        long kinds = SEPARATOR
                .matcher(text)
                .results()
                .map(match -> match.group())
                .distinct()
                .count();
        Stream<String> parts =
                kinds > 1 ? Stream.of(text) : Stream.of(SEPARATOR.split(text)).flatMap(BEGIN::splitAsStream);
        return parts.map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
