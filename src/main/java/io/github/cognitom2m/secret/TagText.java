package io.github.cognitom2m.secret;

import java.util.HexFormat;

/** Writes any printable ASCII name with the characters that a tag may have: the others become {@code =XX}. */
public final class TagText {
    /** The most characters that the value of a tag has. */
    public static final int LONGEST = 256;

    private static final String PLAIN = "_.:/+-@";

    private TagText() {}

    public static String encode(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                text.append(c);
            } else {
                text.append('=').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
            }
        }
        return text.toString();
    }

    /** The original name; throws {@link IllegalArgumentException} for anything that {@link #encode} did not write. */
    public static String decode(String text) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '=') {
                name.append(text.charAt(i));
            } else if (i + 2 < text.length()) {
                name.append((char) HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else {
                throw new IllegalArgumentException("an escape without its digits");
            }
        }
        return name.toString();
    }
}
