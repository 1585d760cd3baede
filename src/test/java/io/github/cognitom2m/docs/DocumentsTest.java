package io.github.cognitom2m.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.aws.ClientSecret;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackStatus;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.properties.AcceptedProperties;
import io.github.cognitom2m.properties.Attributes;
import io.github.cognitom2m.secret.Credential;
import io.github.cognitom2m.support.EmulatedAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the tables and templates of the documents to what the code and the template do. */
final class DocumentsTest {
    private static final String OWN_STACK = "Use it in your own stack";

    private final Page readme;
    private final Page reference;
    private final Template template = Template.load(Path.of("template.yaml"));
    private final EmulatedAccount account = EmulatedAccount.deterministic();

    DocumentsTest() throws IOException {
        this.readme = Page.load("README.md");
        this.reference = Page.load("docs/reference.md");
    }

    @ParameterizedTest
    @CsvSource({
        "README.md, Promises",
        "docs/design.md, What happens when",
        "SECURITY.md, Promises",
        "SECURITY.md, Threat model"
    })
    void nameTestsThatEveryBuildRuns(String page, String section) throws IOException {
        List<String> tests = Page.load(page).lastCells(section);
        assertFalse(tests.isEmpty());
        List<String> others = new ArrayList<>();
        for (String test : tests) {
            if (!new NamedTest(test).isRunByEveryBuild()) {
                others.add(test);
            }
        }
        assertEquals(List.of(), others);
    }

    @Test
    void beginWithAReadmeThatFitsItsReaders() {
        assertTrue(readme.text().lines().count() <= 150);
    }

    @Test
    void showTheStepsOfTheLocalRun() throws IOException {
        List<String> shown = readme.code("Try it without an AWS account", "text")
                .lines()
                .filter(line -> line.startsWith("✓"))
                .map(line -> line.replaceFirst("^✓ +[0-9.]+ s +", ""))
                .toList();
        List<String> steps = Pattern.compile("progress\\.step\\(\"([^\"]+)\"\\)")
                .matcher(Files.readString(Path.of("src/test/java/io/github/cognitom2m/support/StackLife.java")))
                .results()
                .map(step -> step.group(1))
                .toList();
        assertEquals(Set.copyOf(steps), Set.copyOf(shown));
    }

    @Test
    void nameEveryPropertyThatIsAcceptedAndNoOther() {
        assertEquals(AcceptedProperties.paths(), reference.table("Properties").keySet());
    }

    @Test
    void nameEveryAttributeAndNoOther() {
        Attributes attributes = new Attributes(
                "", "", "", "", Optional.of(""), "", "", Optional.of(""), Optional.of(""), Optional.of(""), Set.of());

        assertEquals(
                attributes.toData().keySet(), reference.table("Return values").keySet());
    }

    @Test
    void nameEveryParameterWithItsDefault() {
        Map<String, String> defaults = new TreeMap<>();
        template.parameters()
                .forEach((name, parameter) ->
                        defaults.put(name, parameter.defaultValue().orElse("")));

        assertEquals(defaults, reference.table("Parameters"));
    }

    @Test
    void nameEveryOutputAndWhetherItIsExported() {
        Map<String, String> exports = new TreeMap<>();
        template.outputs()
                .forEach((name, output) -> exports.put(
                        name,
                        output.exportName().map(export -> "<stack>-" + name).orElse("")));

        assertEquals(exports, reference.table("Outputs"));
    }

    @Test
    void showTheSecretAsItIs() throws IOException {
        Credential credential = new Credential("", new ClientSecret(""), Optional.of(""), "", "", "", Optional.empty());

        assertEquals(
                JSON.std.mapFrom(credential.toJson()).keySet(),
                JSON.std.mapFrom(reference.code("The secret", "json")).keySet());
    }

    @Test
    void haveATemplateThatDeploysBesideTheProvider() {
        Stack stack = deploy(readme.code(OWN_STACK, "yaml"));

        assertEquals(
                "orders/read", stack.resource("OrdersCredentials").attributes().get("Scope"));
    }

    @Test
    void haveAScheduleThatRotatesTheCredentialsOfThatTemplate() {
        deploy(readme.code(OWN_STACK, "yaml")
                .replace("\nResources:\n", "\nResources:\n" + reference.code("Rotation", "yaml")));

        assertEquals(1, account.aws().secretsManager().runDueRotations());
        assertEquals(
                "RotationSucceeded",
                account.aws().secretsManager().rotationEvents().getLast().name());
    }

    /** Beside the provider, as the pages say. */
    private Stack deploy(String text) {
        account.cloudFormation().create("cognito-m2m-dev", template, Map.of());
        Stack stack = account.cloudFormation().create("orders", Template.parse(text), Map.of());
        assertEquals(StackStatus.CREATE_COMPLETE, stack.status(), stack.events().toString());
        return stack;
    }
}
