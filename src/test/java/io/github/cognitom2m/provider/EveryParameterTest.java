package io.github.cognitom2m.provider;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.support.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of the template's parameters reaches what runs when it changes, with nothing that has to be published. */
final class EveryParameterTest {
    private static final Map<String, String> CHANGED = Map.ofEntries(
            entry("EnvironmentName", "qa"),
            entry("UserPoolNamePrefix", "robots"),
            entry("DomainPrefix", "my-machines"),
            entry("DomainName", "my-very-own"),
            entry("ProjectTag", "renamed"),
            entry("UserPoolId", ""),
            entry("ProviderOnly", "true"),
            entry("SecretNamePrefix", "robots/"),
            entry("UserPoolIds", "us-east-1_One,us-east-1_Two"),
            entry("Adoption", "all"),
            entry("CustomDomains", "true"),
            entry("PermissionsBoundaryArn", "arn:aws:iam::123456789012:policy/boundary"),
            entry("LogRetentionDays", "30"),
            entry("RotationDays", "30"),
            entry("RotationSweep", "false"),
            entry("MaximumAgeDays", "90"),
            entry("Architecture", "x86_64"),
            entry("LogLevel", "DEBUG"),
            entry("ReservedConcurrency", "5"),
            entry("AlarmTopicArn", "arn:aws:sns:us-east-1:123456789012:alarms"));

    static Set<String> names() {
        return new TreeSet<>(CHANGED.keySet());
    }

    @RegisterExtension
    final Platform platform = Platform.bare();

    private final Template template = Template.load(Path.of("template.yaml"));

    @Test
    void thatThereIsIsChangedHere() {
        assertEquals(template.parameters().keySet(), CHANGED.keySet());
    }

    @Test
    void nothingHasToBePublished() {
        List<String> published = template.resources().values().stream()
                .map(declaration -> declaration.type())
                .filter(type ->
                        List.of("AWS::Lambda::Version", "AWS::Lambda::Alias").contains(type))
                .toList();
        assertEquals(List.of(), published);
    }

    @ParameterizedTest
    @MethodSource("names")
    void changesWhatRuns(String parameter) {
        Stack stack = platform.cloudFormation().create("own", template, Map.of());
        assertEquals(CREATE_COMPLETE, stack.status());
        String token = stack.output("ServiceToken");
        Map<String, Object> before = running(stack);
        stack.update(template, changed(parameter));
        assertEquals(UPDATE_COMPLETE, stack.status(), stack.events()::toString);
        assertNotEquals(before, running(stack));
        assertEquals(token, stack.output("ServiceToken"));
    }

    /** Another pool needs another domain as well: the one before keeps its own until everything else is done. */
    private Map<String, String> changed(String parameter) {
        return parameter.equals("UserPoolId")
                ? Map.of(parameter, platform.newPool(), "DomainName", "another")
                : Map.of(parameter, CHANGED.getOrDefault(parameter, ""));
    }

    private static Map<String, Object> running(Stack stack) {
        Map<String, Object> running = new TreeMap<>();
        stack.resources().forEach((name, resource) -> running.put(name, resource.properties()));
        return running;
    }
}
