package io.github.cognitom2m.examples;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import io.github.cognitom2m.scripts.Shell;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The example for the AWS CDK, synthesized by it and deployed beside the provider. */
final class CdkTest {
    private static final Path APP = Path.of("examples", "cdk");
    // What the CDK's own CLI turns on by default, and so what deployed templates contain.
    private static final String CONTEXT = """
            {"aws:cdk:version-reporting": true, "aws:cdk:enable-path-metadata": true}""";
    private static final String BOOTSTRAP = """
            Parameters: {Version: {Type: String}}
            Resources:
              Version:
                Type: AWS::SSM::Parameter
                Properties: {Name: /cdk-bootstrap/hnb659fds/version, Type: String, Value: !Ref Version}
            """;

    @TempDir
    private Path out;

    @RegisterExtension
    final Platform platform = Platform.bare();

    private Template template;

    @BeforeEach
    void synthesize() {
        Shell.needs("node");
        Assumptions.assumeTrue(Files.exists(APP.resolve("node_modules")), "npm ci --prefix examples/cdk was not run");
        Shell.Result synthesis = new Shell(Map.of("CDK_OUTDIR", out.toString(), "CDK_CONTEXT_JSON", CONTEXT))
                .run("node " + APP + "/app.js");
        assertEquals(0, synthesis.status(), synthesis.output());
        template = Template.load(out.resolve("orders-cdk.template.json"));
        deploy("cognito-m2m-dev", Template.load(Path.of("template.yaml")), Map.of());
    }

    @Test
    void makesCredentialsThatRotateAndThatItsFunctionMayRead() {
        assertTrue(template.resources().containsKey("CDKMetadata"), template.resources()::toString);
        deploy("CDKToolkit", Template.parse(BOOTSTRAP), Map.of("Version", "28"));
        Deployed orders = deploy("orders-cdk", template, Map.of()).is(CREATE_COMPLETE);
        assertEquals(Set.of("orders/read"), orders.granted());
        assertEquals(1, platform.aws().secretsManager().runDueRotations());
        assertEquals(Set.of("orders/read"), orders.granted());
        orders.delete().is(DELETE_COMPLETE);
    }

    @Test
    void isHeldToTheRulesOfItsTemplate() {
        deploy("CDKToolkit", Template.parse(BOOTSTRAP), Map.of("Version", "5"));
        ValidationError refused = assertThrows(ValidationError.class, () -> deploy("orders-cdk", template, Map.of()));
        assertTrue(String.valueOf(refused.getMessage()).contains("CDK bootstrap stack version 6 required"));
    }

    private Deployed deploy(String name, Template deployed, Map<String, String> parameters) {
        return new Deployed(platform, platform.cloudFormation().create(name, deployed, parameters));
    }
}
