package io.github.cognitom2m.emulator.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cloudformation.template.Template;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportsTest {

    private static final Template CONSUMER = Template.parse("""
            Resources:
              Copy:
                Type: AWS::SSM::Parameter
                Properties: {Name: copy, Type: String, Value: !ImportValue provider-Value}
            """);

    private final Cloud cloud = Cloud.deterministic();

    @Test
    void importsWhatAnotherStackExports() {
        cloud.cfn.create("provider", provider("one", true), Map.of());
        cloud.cfn.create("consumer", CONSUMER, Map.of());
        assertEquals("one", cloud.cfn.inventory().ssmParameter("copy").orElseThrow());
    }

    @Test
    void failsWhereNobodyExports() {
        Stack consumer = cloud.cfn.create("consumer", CONSUMER, Map.of());
        assertEquals(StackStatus.ROLLBACK_COMPLETE, consumer.status());
        assertTrue(consumer.reason("consumer", "ROLLBACK_IN_PROGRESS")
                .orElseThrow()
                .startsWith("No export named provider-Value found."));
    }

    @Test
    void keepsAStackWhoseExportIsInUse() {
        Stack provider = cloud.cfn.create("provider", provider("one", true), Map.of());
        Stack consumer = cloud.cfn.create("consumer", CONSUMER, Map.of());
        provider.delete();
        assertEquals(StackStatus.CREATE_COMPLETE, provider.status());
        assertTrue(provider.events().getLast().reason().orElseThrow().contains("as it is in use by consumer"));

        consumer.delete();
        provider.delete();
        assertEquals(StackStatus.DELETE_COMPLETE, provider.status());
    }

    @Test
    void rollsBackAnUpdateThatWouldChangeAnExportInUse() {
        Stack provider = cloud.cfn.create("provider", provider("one", true), Map.of());
        cloud.cfn.create("consumer", CONSUMER, Map.of());
        provider.update(provider("two", true), Map.of());
        assertEquals(StackStatus.UPDATE_ROLLBACK_COMPLETE, provider.status());
        provider.update(provider("one", false), Map.of());
        assertEquals(
                "Export provider-Value cannot be deleted as it is in use by consumer",
                provider.reason("provider", "UPDATE_ROLLBACK_IN_PROGRESS").orElseThrow());
        assertEquals("one", provider.output("Value"));
    }

    private static Template provider(String value, boolean exported) {
        return Template.parse(
                """
                Resources:
                  Original: {Type: AWS::SSM::Parameter, Properties: {Name: original, Type: String, Value: %s}}
                Outputs:
                  Value:
                    Value: !GetAtt Original.Value
                """.formatted(value) + (exported ? "    Export: {Name: !Sub '${AWS::StackName}-Value'}\n" : ""));
    }
}
