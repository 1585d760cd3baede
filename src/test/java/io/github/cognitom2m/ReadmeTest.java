package io.github.cognitom2m;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.aws.ClientSecret;
import io.github.cognitom2m.cloudformation.InvalidProperties;
import io.github.cognitom2m.cloudformation.Problem;
import io.github.cognitom2m.cloudformation.StackId;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackStatus;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.properties.Attributes;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the README's tables and templates to what the code and the template do. */
final class ReadmeTest {
    // Like no name, so that the answer lists all known ones instead of the nearest.
    private static final String UNKNOWN = "?";
    private static final String KNOWN = "known are ";
    // CloudFormation's own, which it reads before the request is sent.
    private static final List<String> OF_CLOUDFORMATION = List.of("ServiceToken", "ServiceTimeout");

    private final Readme readme;
    private final Template template = Template.load(Path.of("template.yaml"));

    ReadmeTest() throws IOException {
        this.readme = Readme.load();
    }

    @ParameterizedTest
    @ValueSource(strings = {"What happens when …", "Security"})
    void namesTestsThatThereAre(String section) throws IOException {
        List<String> tests = readme.lastCells(section);
        assertFalse(tests.isEmpty());
        for (String test : tests) {
            String[] names = test.split("\\.", -1);
            assertTrue(source(names[0] + ".java").contains(" void " + names[1] + "("), test);
        }
    }

    /** All tests of that file name, whichever package they are in. */
    private static String source(String file) throws IOException {
        StringBuilder source = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path path : files.filter(found -> found.endsWith(file)).toList()) {
                source.append(Files.readString(path));
            }
        }
        return source.toString();
    }

    @Test
    void namesEveryPropertyThatIsAcceptedAndNoOther() {
        Collection<String> accepted = new TreeSet<>(OF_CLOUDFORMATION);
        accepted.addAll(accepted("", UnaryOperator.identity()));

        assertEquals(accepted, readme.table("Properties").keySet());
    }

    @Test
    void namesEveryAttributeAndNoOther() {
        Attributes attributes =
                new Attributes("", "", "", "", "", "", "", "", Optional.of(""), Optional.of(""), Set.of());

        assertEquals(attributes.toData().keySet(), readme.table("Return values").keySet());
    }

    @Test
    void namesEveryParameterWithItsDefault() {
        Map<String, String> defaults = new TreeMap<>();
        template.parameters()
                .forEach((name, parameter) ->
                        defaults.put(name, parameter.defaultValue().orElse("")));

        assertEquals(defaults, readme.table("Parameters"));
    }

    @Test
    void namesEveryOutputAndWhetherItIsExported() {
        Map<String, String> exports = new TreeMap<>();
        template.outputs()
                .forEach((name, output) -> exports.put(
                        name,
                        output.exportName().map(export -> "<stack>-" + name).orElse("")));

        assertEquals(exports, readme.table("Outputs"));
    }

    @Test
    void showsTheSecretAsItIs() throws IOException {
        Credential credential = new Credential("", new ClientSecret(""), "", "", "", "", Optional.empty());

        assertEquals(
                JSON.std.mapFrom(credential.toJson()).keySet(),
                JSON.std
                        .mapFrom(readme.code("The secret, and how to use it", "json"))
                        .keySet());
    }

    @Test
    void hasATemplateThatDeploysBesideTheProvider() {
        EmulatedAccount account = EmulatedAccount.deterministic();
        account.cloudFormation().create("cognito-m2m-dev", template, Map.of());

        Stack stack = account.cloudFormation()
                .create("orders", Template.parse(readme.code("Use it in your own stack", "yaml")), Map.of());

        assertEquals(StackStatus.CREATE_COMPLETE, stack.status(), stack.events().toString());
        assertEquals(
                "orders/read", stack.resource("OrdersCredentials").attributes().get("Scope"));
    }

    /** The paths of all properties below one, had by giving the code an unknown name there. */
    private static List<String> accepted(String path, UnaryOperator<Map<String, Object>> at) {
        List<String> paths = new ArrayList<>();
        for (String name : known(at.apply(Map.of(UNKNOWN, "")))) {
            paths.add(path + name);
            paths.addAll(accepted(path + name + ".", value -> at.apply(Map.of(name, value))));
            paths.addAll(accepted(path + name + ".", value -> at.apply(Map.of(name, List.of(value)))));
        }
        return paths;
    }

    private static List<String> known(Map<String, Object> properties) {
        ResourceProperties.Context context = new ResourceProperties.Context(
                new StackId("arn:aws:cloudformation:us-east-1:123456789012:stack/orders/1f2e"), "Credentials", "m2m/");
        InvalidProperties refusal =
                assertThrows(InvalidProperties.class, () -> ResourceProperties.parse(properties, context));
        return refusal.problems().stream()
                .filter(problem ->
                        problem.kind() == Problem.Kind.UNKNOWN && problem.mend().startsWith(KNOWN))
                .flatMap(problem ->
                        Arrays.stream(problem.mend().substring(KNOWN.length()).split(", ", -1)))
                .toList();
    }
}
