package io.github.cognitom2m.properties;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads properties as CloudFormation sends them: every scalar as text. Problems are collected and a placeholder is
 * returned, so that one pass finds them all. An empty text counts as absent.
 */
public final class Properties {
    private static final int MOST_UNKNOWN_NAMES = 10;

    private final String path;
    private final Map<?, ?> values;
    private final Problems problems;

    private Properties(String path, Map<?, ?> values, Problems problems) {
        this.path = path;
        this.values = values;
        this.problems = problems;
    }

    public static Properties of(Map<String, Object> values, Problems problems) {
        return new Properties("", values, problems);
    }

    /** Whether the property is given, valid or not; a list of empty texts does not count. */
    public boolean has(String name) {
        Object value = values.get(name);
        boolean isEmpty = isEmpty(value)
                || (value instanceof List<?> list
                        && !list.isEmpty()
                        && list.stream().allMatch(Properties::isEmpty));
        return !isEmpty;
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null || value.equals("");
    }

    public Optional<String> string(String name) {
        return has(name) ? scalar(name, values.get(name)) : Optional.empty();
    }

    /** The text; also empty if it was refused, so that nothing else is reported about it. */
    public Optional<String> string(String name, TextRule rule) {
        Optional<String> text = string(name);
        Optional<TextRule.Violation> violation = text.flatMap(rule::violation);
        violation.ifPresent(found -> wrong(name, found.what(), found.fix()));
        return violation.isPresent() ? Optional.empty() : text;
    }

    /** The text, or an empty one if it is missing. */
    public String required(String name, TextRule rule) {
        if (!has(name)) {
            missing(name, "add it");
        }
        return string(name, rule).orElse("");
    }

    public boolean bool(String name, boolean standard) {
        Optional<String> text = string(name);
        if (text.isEmpty()) {
            return standard;
        }
        if (!text.get().equalsIgnoreCase("true") && !text.get().equalsIgnoreCase("false")) {
            wrong(name, Quoted.of(text.get()) + " is neither true nor false", "use one of them");
        }
        return text.get().equalsIgnoreCase("true");
    }

    /** Whether it is true; empty if it is not given. */
    public Optional<Boolean> bool(String name) {
        return has(name) ? Optional.of(bool(name, false)) : Optional.empty();
    }

    public OptionalInt integer(String name) {
        Optional<String> text = string(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text.get()));
        } catch (NumberFormatException e) {
            wrong(name, Quoted.of(text.get()) + " is not a whole number", "use digits only");
            return OptionalInt.empty();
        }
    }

    /** The texts of a list; an absent list is empty. */
    public List<String> strings(String name) {
        List<?> list = list(name);
        return IntStream.range(0, list.size())
                .filter(i -> !isEmpty(list.get(i)))
                .mapToObj(i -> scalar(name + "[" + i + "]", list.get(i)))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The objects of a list, of which no more than {@code most} may be; an absent list is empty.
     *
     * @param form how one is written
     */
    public List<Properties> objects(String name, int most, String form) {
        List<?> list = list(name);
        if (list.size() > most) {
            wrong(name, "has " + list.size() + " items", "use at most " + most);
        }
        return IntStream.range(0, Math.min(list.size(), most))
                .filter(i -> !isEmpty(list.get(i)))
                .mapToObj(i -> nested(name + "[" + i + "]", list.get(i), form))
                .toList();
    }

    public Optional<Properties> object(String name) {
        return has(name)
                ? Optional.of(nested(name, values.get(name), "write it as properties with their values"))
                : Optional.empty();
    }

    /** The object, or one without properties if it is not given. */
    public Properties objectOrEmpty(String name) {
        return object(name).orElseGet(() -> new Properties(path(name), Map.of(), problems));
    }

    /** Reports every unknown name, with the one that was probably meant. */
    public void unknownNames(Collection<String> known) {
        unknownNames(known, Map.of());
    }

    /** The same with what to do about names that are known elsewhere. */
    public void unknownNames(Collection<String> known, Map<String, String> elsewhere) {
        values.keySet().stream()
                .map(String::valueOf)
                .filter(name -> !known.contains(name))
                .limit(MOST_UNKNOWN_NAMES)
                .forEach(name -> problems.add(
                        Problem.Kind.UNKNOWN,
                        path(Quoted.shortened(name)),
                        "is not known here",
                        Optional.ofNullable(elsewhere.get(name))
                                .or(() -> Spelling.nearest(name, known).map(meant -> "perhaps " + meant + " is meant"))
                                .orElseGet(() -> "the known names are " + String.join(", ", known))));
    }

    public void missing(String name, String fix) {
        problems.add(Problem.Kind.MISSING, path(name), "is missing", fix);
    }

    public void wrong(String name, String what, String fix) {
        problems.add(Problem.Kind.WRONG, path(name), what, fix);
    }

    private List<?> list(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (values.get(name) instanceof List<?> list) {
            return list;
        }
        wrong(name, "is not a list", "write it as a list, even of one");
        return List.of();
    }

    private Properties nested(String name, @Nullable Object value, String form) {
        if (value instanceof Map<?, ?> map) {
            return new Properties(path(name), map, problems);
        }
        wrong(name, "is not an object", form);
        // Nothing else is reported about it.
        return new Properties(path(name), Map.of(), new Problems());
    }

    private Optional<String> scalar(String name, @Nullable Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return Optional.of(value.toString());
        }
        wrong(name, "is not text", "write it as a single value");
        return Optional.empty();
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
