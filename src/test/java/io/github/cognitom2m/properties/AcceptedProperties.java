package io.github.cognitom2m.properties;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The names of all properties that a template may give the resource. */
public final class AcceptedProperties {
    // Like no name, so that the answer lists all known ones instead of the nearest.
    private static final String UNKNOWN = "?";
    private static final String KNOWN = "the known names are ";
    // CloudFormation's own, which it reads before the request is sent.
    private static final List<String> OF_CLOUDFORMATION = List.of("ServiceToken", "ServiceTimeout");

    private AcceptedProperties() {}

    /** Their paths, sorted; had by giving the code an unknown name at each place. */
    public static Collection<String> paths() {
        Collection<String> paths = new TreeSet<>(OF_CLOUDFORMATION);
        paths.addAll(below("", UnaryOperator.identity()));
        return paths;
    }

    private static List<String> below(String path, UnaryOperator<Map<String, Object>> at) {
        List<String> paths = new ArrayList<>();
        for (String name : known(at.apply(Map.of(UNKNOWN, "")))) {
            paths.add(path + name);
            paths.addAll(below(path + name + ".", value -> at.apply(Map.of(name, value))));
            paths.addAll(below(path + name + ".", value -> at.apply(Map.of(name, List.of(value)))));
        }
        return paths;
    }

    private static List<String> known(Map<String, Object> properties) {
        InvalidProperties refusal =
                assertThrows(InvalidProperties.class, () -> ResourceProperties.parse(properties, Given.CONTEXT));
        return refusal.problems().stream()
                .filter(problem ->
                        problem.kind() == Problem.Kind.UNKNOWN && problem.fix().startsWith(KNOWN))
                .flatMap(problem ->
                        Arrays.stream(problem.fix().substring(KNOWN.length()).split(", ", -1)))
                .toList();
    }
}
