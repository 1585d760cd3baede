package io.github.cognitom2m.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import io.github.cognitom2m.support.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the patterns of the template's parameters keep out. */
final class TemplateParametersTest {
    private final Platform platform = Platform.bare();

    @ParameterizedTest
    @CsvSource({
        "EnvironmentName, Dev", "EnvironmentName, my-aws", "DomainPrefix, -x", "DomainName, a.b.c",
        "UserPoolNamePrefix, a b", "UserPoolId, nopool", "ProviderOnly, maybe", "SecretNamePrefix, a b",
        "Architecture, mips", "ProjectTag, a&b"
    })
    void refusesParametersThatCouldNotWork(String parameter, String value) {
        Template template = Template.load(Path.of("template.yaml"));
        assertThrows(
                ValidationError.class,
                () -> platform.cloudFormation().create("own", template, Map.of(parameter, value)));
        assertEquals(List.of(), platform.events());
    }
}
