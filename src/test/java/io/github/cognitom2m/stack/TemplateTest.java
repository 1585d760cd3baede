package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.Resolver;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.cognito.AppClient;
import io.github.cognitom2m.emulator.cognito.Delays;
import io.github.cognitom2m.emulator.cognito.Domain;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The project's own template, deployed with each of its parameters. */
final class TemplateTest {
    private static final String DOMAIN = ".auth.us-east-1.amazoncognito.com";

    @RegisterExtension
    final Platform platform = Platform.bare();

    @Test
    void makesTheWholeSystemWithNoParameterGiven() {
        Deployed stack = deploy(Map.of()).is(CREATE_COMPLETE);
        String host = "m2m-rubicon-dev-auth-123456789012" + DOMAIN;
        assertEquals("dev-machine-to-machine-user-pool", poolName(stack));
        assertEquals(host, stack.attribute("DomainName"));
        assertEquals(Set.of("m2m-client/read", "m2m-client/write"), stack.granted());
        assertEquals("m2m-auth", stack.tags().get("Project"));
        assertEquals("dev", stack.tags().get("Environment"));
        deleteAndLeaveNothing(stack);
    }

    @Test
    void givesEveryOutput() {
        Deployed stack = deploy(Map.of()).is(CREATE_COMPLETE);
        String pool = stack.stack().output("UserPoolId");
        String issuer = "https://cognito-idp.us-east-1.amazonaws.com/" + pool;
        Map<String, String> outputs = stack.stack().outputs();
        assertEquals(stack.stack().resource("ProviderFunction").attributes().get("Arn"), outputs.get("ServiceToken"));
        assertEquals(pool, outputs.get("UserPoolId"));
        assertEquals(clients(pool), List.of(outputs.getOrDefault("ClientId", "")));
        assertEquals(
                "https://m2m-rubicon-dev-auth-123456789012" + DOMAIN + "/oauth2/token", outputs.get("TokenEndpoint"));
        assertEquals(stack.arn(), outputs.get("SecretArn"));
        assertTrue(outputs.getOrDefault("RotationFunctionArn", "").contains(":function:"), outputs::toString);
        assertEquals("1.0.0-rc", outputs.get("Version"));
        assertEquals(7, outputs.size());
        assertEquals(issuer, stack.token().get("iss"));
        assertEquals(issuer, stack.credential().get("issuer"));
        assertEquals(issuer + "/.well-known/jwks.json", stack.credential().get("jwks_uri"));
    }

    @Test
    void keepsAndProtectsThePoolInProd() {
        Deployed stack = deploy(Map.of("EnvironmentName", "prod")).is(CREATE_COMPLETE);
        String pool = stack.stack().output("UserPoolId");
        assertEquals("prod-machine-to-machine-user-pool", poolName(stack));
        assertEquals("m2m-rubicon-auth-123456789012" + DOMAIN, stack.attribute("DomainName"));
        assertEquals("prod", stack.tags().get("Environment"));
        assertEquals(Set.of("m2m-client/read", "m2m-client/write"), stack.granted());
        stack.delete().is(DELETE_COMPLETE);
        assertEquals(List.of(pool), platform.aws().cognito().pools());
        assertEquals(List.of(), clients(pool));
        assertThrows(
                IllegalArgumentException.class, () -> platform.cognito("DeleteUserPool", Map.of("UserPoolId", pool)));
    }

    /** Its parameters are lost where somebody adds one more on the command line. */
    @Test
    void protectsThePoolOfTheStackForProductionWhateverItsParameters() {
        Stack stack = platform.cloudFormation().create("cognito-m2m-prod", template(), Map.of("LogLevel", "DEBUG"));
        Deployed deployed = new Deployed(platform, stack).is(CREATE_COMPLETE);
        String pool = stack.output("UserPoolId");
        assertEquals("prod-machine-to-machine-user-pool", poolName(deployed));
        assertEquals("m2m-rubicon-auth-123456789012" + DOMAIN, deployed.attribute("DomainName"));
        assertEquals("prod", deployed.tags().get("Environment"));
        deployed.delete().is(DELETE_COMPLETE);
        assertEquals(List.of(pool), platform.aws().cognito().pools());
    }

    @ParameterizedTest
    @CsvSource({
        "EnvironmentName, qa, m2m-rubicon-qa-auth-123456789012",
        "DomainPrefix, my-machines, my-machines-dev-auth-123456789012",
        "DomainName, my-very-own, my-very-own"
    })
    void namesTheDomainByItsParameters(String parameter, String value, String domain) {
        Deployed stack = deploy(Map.of(parameter, value)).is(CREATE_COMPLETE);
        assertEquals(domain + DOMAIN, stack.attribute("DomainName"));
        assertEquals(Set.of("m2m-client/read", "m2m-client/write"), stack.granted());
        deleteAndLeaveNothing(stack);
    }

    @Test
    void namesPoolTagsSecretAndArchitectureByTheirParameters() {
        Deployed stack = deploy(Map.of(
                        "UserPoolNamePrefix", "robots",
                        "ProjectTag", "project x",
                        "SecretNamePrefix", "robots/",
                        "Architecture", "x86_64"))
                .is(CREATE_COMPLETE);
        assertEquals("dev-robots-user-pool", poolName(stack));
        assertEquals("project x", stack.tags().get("Project"));
        assertEquals("robots/own/Credentials/" + stack.stack().output("UserPoolId"), stack.attribute("SecretName"));
        assertEquals(
                List.of("x86_64"),
                stack.stack().resource("ProviderFunction").properties().get("Architectures"));
        assertEquals(Set.of("m2m-client/read", "m2m-client/write"), stack.granted());
        deleteAndLeaveNothing(stack);
    }

    @Test
    void worksInAPoolThatIsThereWithADomainOfItsOwn() {
        String pool = platform.newPool();
        Deployed stack = deploy(Map.of("UserPoolId", pool)).is(CREATE_COMPLETE);
        assertEquals(pool, stack.stack().output("UserPoolId"));
        assertEquals(Set.of("m2m-client/read", "m2m-client/write"), stack.granted());
        stack.delete().is(DELETE_COMPLETE);
        assertEquals(List.of(pool), platform.aws().cognito().pools());
        platform.assertNothingLeft();
    }

    @Test
    void usesTheDomainThatThePoolHasAlready() {
        String pool = platform.newPool();
        platform.cognito("CreateUserPoolDomain", Map.of("UserPoolId", pool, "Domain", "already-there"));
        Deployed stack =
                deploy(Map.of("UserPoolId", pool, "DomainName", "none")).is(CREATE_COMPLETE);
        assertEquals("already-there" + DOMAIN, stack.attribute("DomainName"));
        assertEquals(Set.of("m2m-client/read", "m2m-client/write"), stack.granted());
        stack.delete().is(DELETE_COMPLETE);
        assertEquals(List.of("already-there"), domains());
        assertEquals(List.of(), clients(pool));
    }

    @Test
    void isCompleteBeforeItsDomainIs() {
        platform.aws().cognito().delays(Delays.NONE.withDomains(Duration.ofSeconds(60), Duration.ZERO));
        platform.aws().resolver().remembersUnknownNames(Resolver.NEGATIVE_ANSWER);
        Deployed stack = deploy(Map.of()).is(CREATE_COMPLETE);
        platform.aws().time().pass(Duration.ofSeconds(60));
        assertEquals(Set.of("m2m-client/read", "m2m-client/write"), stack.granted());
    }

    @Test
    void needsNoDomainAtAll() {
        Deployed stack = deploy(Map.of("DomainName", "none")).is(CREATE_COMPLETE);
        assertFalse(stack.stack().outputs().containsKey("TokenEndpoint"));
        assertEquals(Set.of("m2m-client/read", "m2m-client/write"), stack.granted());
        assertEquals(List.of(), domains());
        deleteAndLeaveNothing(stack);
    }

    @Test
    void makesTheProviderAlone() {
        Deployed stack = deploy(Map.of("ProviderOnly", "true")).is(CREATE_COMPLETE);
        assertEquals(
                Set.of("ServiceToken", "RotationFunctionArn", "Version"),
                stack.stack().outputs().keySet());
        assertEquals(List.of(), platform.aws().cognito().pools());
        deleteAndLeaveNothing(stack);
    }

    @Test
    void changesEverythingInPlaceWhenItsParametersChange() {
        Deployed stack = deploy(Map.of());
        String client = stack.attribute("ClientId");
        update(stack, Map.of("DomainName", "another-name", "ProjectTag", "renamed", "Architecture", "x86_64"));
        stack.is(UPDATE_COMPLETE);
        assertEquals(client, stack.attribute("ClientId"));
        assertEquals("renamed", stack.tags().get("Project"));
        assertEquals(List.of("another-name"), domains());
        assertEquals(
                "https://another-name" + DOMAIN + "/oauth2/token", stack.stack().output("TokenEndpoint"));
        assertEquals(Set.of("m2m-client/read", "m2m-client/write"), stack.granted());
        deleteAndLeaveNothing(stack);
    }

    private Deployed deploy(Map<String, String> parameters) {
        return new Deployed(platform, platform.cloudFormation().create("own", template(), parameters));
    }

    private static void update(Deployed stack, Map<String, String> parameters) {
        stack.stack().update(template(), parameters);
    }

    private static Template template() {
        return Template.load(Path.of("template.yaml"));
    }

    private void deleteAndLeaveNothing(Deployed stack) {
        stack.delete().is(DELETE_COMPLETE);
        assertEquals(List.of(), platform.aws().cognito().pools());
        assertEquals(List.of(), platform.cloudFormation().inventory().all());
        platform.assertNothingLeft();
    }

    private String poolName(Deployed stack) {
        Object pool = platform.cognito(
                        "DescribeUserPool", Map.of("UserPoolId", stack.stack().output("UserPoolId")))
                .get("UserPool");
        return pool instanceof Map<?, ?> shown ? String.valueOf(shown.get("Name")) : "";
    }

    private List<String> clients(String pool) {
        return platform.aws().cognito().clients(pool).stream()
                .map(AppClient::id)
                .toList();
    }

    private List<String> domains() {
        return platform.aws().cognito().domains().stream().map(Domain::name).toList();
    }
}
