package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.cognito.Domain;
import io.github.cognitom2m.emulator.cognito.ResourceServer;
import io.github.cognitom2m.emulator.cognito.ResourceServer.Scope;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One template that declares every property and reads every attribute. */
final class EverythingTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Deployed stack = new Deployed(
            platform,
            platform.cloudFormation()
                    .create(
                            "orders",
                            Template.load(Path.of("src/test/templates/everything.yaml")),
                            Map.of("Pool", platform.pool())));

    @Test
    void makesTheServerAsDeclared() {
        stack.is(CREATE_COMPLETE);
        ResourceServer server =
                platform.aws().cognito().servers(platform.pool()).getFirst();
        assertEquals("https://orders.example.com", server.identifier());
        assertEquals("Orders API", server.name());
        assertEquals(List.of(new Scope("read", "Read orders"), new Scope("write", "Change orders")), server.scopes());
    }

    @Test
    void makesTheDomainAsDeclaredWithoutATokenThroughIt() {
        Domain domain = platform.aws().cognito().domains().getFirst();
        assertEquals("auth.example.com", domain.name());
        assertEquals(2, domain.managedLoginVersion());
        assertEquals(
                Optional.of(Map.of("CertificateArn", "arn:aws:acm:us-east-1:123456789012:certificate/one")),
                domain.customConfig());
        assertEquals(domain.cloudFrontDomain(), stack.attribute("CloudFrontDistribution"));
    }

    @Test
    void makesTheClientAsDeclared() {
        assertTrue(stack.client().name().matches("orders-batch-[0-9A-Za-z]{6}"), stack.client()::name);
        assertEquals(List.of("https://orders.example.com/read"), stack.client().scopes());
        assertEquals(Duration.ofMinutes(45), stack.client().accessTokenValidity());
    }

    @Test
    void makesTheSecretAsDeclared() {
        assertEquals("m2m/orders/batch", stack.secret().name());
        assertEquals(
                Optional.of("What the batch job of orders needs"),
                stack.secret().details().description());
        assertEquals(Optional.of("alias/orders"), stack.secret().details().kmsKeyId());
        assertEquals("orders", stack.tags().get("team"));
        assertEquals(
                Map.of("eu-west-1", "", "ap-southeast-2", "alias/orders-there"),
                stack.secret().replicas());
    }

    @Test
    void givesEveryAttribute() {
        String issuer = "https://cognito-idp.us-east-1.amazonaws.com/" + platform.pool();
        Map<String, String> outputs = stack.stack().outputs();
        assertEquals(stack.arn(), outputs.get("Ref"));
        assertEquals(stack.client().id(), outputs.get("ClientId"));
        assertEquals(stack.client().name(), outputs.get("ClientName"));
        assertEquals(stack.secret().arn(), outputs.get("SecretArn"));
        assertEquals("m2m/orders/batch", outputs.get("SecretName"));
        assertEquals("https://auth.example.com/oauth2/token", outputs.get("TokenEndpoint"));
        assertEquals(issuer, outputs.get("Issuer"));
        assertEquals(issuer + "/.well-known/jwks.json", outputs.get("JwksUri"));
        assertEquals("auth.example.com", outputs.get("DomainName"));
        assertEquals(
                platform.aws().cognito().domains().getFirst().cloudFrontDomain(),
                outputs.get("CloudFrontDistribution"));
        assertEquals("https://orders.example.com", outputs.get("ResourceServerIdentifier"));
        assertEquals("https://orders.example.com/read", outputs.get("Scope"));
    }

    @Test
    void givesWorkloadsWhatTheyNeedAndNothingElse() {
        platform.aws().cognito().alias("auth.example.com", stack.attribute("CloudFrontDistribution"));
        assertEquals(Set.of("https://orders.example.com/read"), stack.granted());
        assertEquals(
                Set.of("client_id", "client_secret", "token_endpoint", "scope", "issuer", "jwks_uri"),
                stack.credential().keySet());
        assertEquals(stack.attribute("Issuer"), stack.token().get("iss"));
        assertEquals(stack.attribute("ClientId"), stack.token().get("client_id"));
    }

    @Test
    void leavesNothing() {
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }
}
