package io.github.cognitom2m.support;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The texts that source code puts together from literals; {@code …} stands for what is not one. */
public final class Sentences {
    private static final Pattern TOKEN =
            Pattern.compile("(?s)//[^\\n]*|/[*].*?[*]/|'(?:\\\\.|[^'\\\\])'|\"(?:\\\\.|[^\"\\\\])*\"|.");

    private final List<String> tokens = new ArrayList<>();
    private final Set<Integer> taken = new HashSet<>();

    private Sentences(String source) {
        Matcher matcher = TOKEN.matcher(source);
        while (matcher.find()) {
            String token = matcher.group();
            boolean isComment = token.startsWith("//") || token.startsWith("/*");
            if (!isComment && !token.isBlank()) {
                tokens.add(token);
            }
        }
    }

    public static List<String> of(String source) {
        Sentences code = new Sentences(source);
        return IntStream.range(0, code.tokens.size())
                .filter(code::isLiteral)
                .filter(at -> !code.taken.contains(at))
                .mapToObj(code::from)
                .toList();
    }

    private boolean isLiteral(int at) {
        return tokens.get(at).startsWith("\"");
    }

    /** The literals from here to the end of the expression, less those in parentheses, which are sentences of their own. */
    private String from(int begin) {
        StringBuilder sentence = new StringBuilder();
        StringBuilder between = new StringBuilder("+");
        int depth = 0;
        for (int at = begin; at < tokens.size(); at++) {
            String token = tokens.get(at);
            if (depth == 0 && isLiteral(at)) {
                sentence.append(between.toString().equals("+") ? "" : "…").append(token, 1, token.length() - 1);
                between.setLength(0);
                taken.add(at);
            } else {
                depth += "([{".contains(token) ? 1 : ")]}".contains(token) ? -1 : 0;
                if (depth < 0 || (depth == 0 && ",;".contains(token))) {
                    break;
                }
                between.append(token);
            }
        }
        return sentence.toString();
    }
}
