package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cognito.Delays;
import io.github.cognitom2m.emulator.cognito.Domain;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Domains that come, change their names and go. */
final class DomainUpdateTest {
    private static final String SERVER = Orders.server("orders", "read");
    private static final String CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/one";
    private static final String CUSTOM =
            SERVER + "Domain: {Domain: auth.example.com, CustomDomainConfig: {CertificateArn: " + CERTIFICATE + "}}\n";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Deployed stack = platform.deploy("orders", SERVER + Orders.domain("machines-test"));

    @Test
    void movesWithoutAnOutageToACustomDomainThatWasMadeByHand() {
        platform.cognito(
                "CreateUserPoolDomain",
                Map.of(
                        "UserPoolId",
                        platform.pool(),
                        "Domain",
                        "auth.example.com",
                        "CustomDomainConfig",
                        Map.of("CertificateArn", CERTIFICATE)));
        List<String> changes =
                platform.changeNames(() -> stack.update(CUSTOM + "AdoptExisting: true\nVerifyToken: false\n"));
        stack.is(UPDATE_COMPLETE);
        assertEquals("https://auth.example.com/oauth2/token", stack.credential().get("token_endpoint"));
        assertTrue(
                changes.indexOf("UpdateSecretVersionStage") < changes.indexOf("DeleteUserPoolDomain"),
                changes::toString);
        assertFalse(changes.contains("CreateUserPoolDomain"), changes::toString);
    }

    @Test
    void deletesTheOldPrefixBeforeItMakesTheNewOne() {
        List<String> changes = platform.changeNames(() -> stack.update(SERVER + Orders.domain("machines-new")));
        stack.is(UPDATE_COMPLETE);
        assertEquals(
                List.of("DeleteUserPoolDomain", "CreateUserPoolDomain"),
                changes.stream().filter(name -> name.endsWith("Domain")).toList());
        assertOnlyDomain("machines-new");
        assertServedBy("machines-new.auth.us-east-1.amazoncognito.com");
    }

    @Test
    void waitsUntilTheOldPrefixIsGone() {
        platform.aws().cognito().delays(Delays.NONE.withDomains(Duration.ofSeconds(40), Duration.ofSeconds(25)));
        stack.update(SERVER + Orders.domain("machines-new")).is(UPDATE_COMPLETE);
        assertOnlyDomain("machines-new");
        platform.aws().time().pass(Duration.ofSeconds(40));
        assertServedBy("machines-new.auth.us-east-1.amazoncognito.com");
    }

    @Test
    void restoresTheOldPrefixIfTheNewOneIsTaken() {
        platform.aws().cognito().takenElsewhere("machines-new");
        stack.update(SERVER + Orders.domain("machines-new")).is(UPDATE_ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("Domain.Domain: "), stack::failure);
        assertTrue(stack.failure().contains("choose another one"), stack::failure);
        assertOnlyDomain("machines-test");
        assertServedBy("machines-test.auth.us-east-1.amazoncognito.com");
        stack.delete();
        platform.assertNothingLeft();
    }

    @Test
    void makesTheCustomDomainBeforeItDeletesThePrefix() {
        List<String> changes = platform.changeNames(() -> stack.update(CUSTOM));
        stack.is(UPDATE_COMPLETE);
        assertEquals(
                List.of("CreateUserPoolDomain", "DeleteUserPoolDomain"),
                changes.stream().filter(name -> name.endsWith("Domain")).toList());
        assertOnlyDomain("auth.example.com");
        platform.aws().cognito().alias("auth.example.com", stack.attribute("CloudFrontDistribution"));
        assertServedBy("auth.example.com");
    }

    @Test
    void goesBackFromACustomDomainToAPrefix() {
        stack.update(CUSTOM).is(UPDATE_COMPLETE);
        List<String> changes = platform.changeNames(() -> stack.update(SERVER + Orders.domain("machines-new")));
        stack.is(UPDATE_COMPLETE);
        assertEquals(
                List.of("CreateUserPoolDomain", "DeleteUserPoolDomain"),
                changes.stream().filter(name -> name.endsWith("Domain")).toList());
        assertOnlyDomain("machines-new");
        assertServedBy("machines-new.auth.us-east-1.amazoncognito.com");
        assertFalse(stack.stack().resource("Credentials").attributes().containsKey("CloudFrontDistribution"));
    }

    @Test
    void changesTheCertificateOfItsCustomDomain() {
        stack.update(CUSTOM).is(UPDATE_COMPLETE);
        String distribution = stack.attribute("CloudFrontDistribution");
        stack.update(CUSTOM.replace("certificate/one", "certificate/two")).is(UPDATE_COMPLETE);
        assertEquals(
                Map.of("CertificateArn", CERTIFICATE.replace("/one", "/two")),
                domain().customConfig().orElseThrow());
        assertEquals(distribution, stack.attribute("CloudFrontDistribution"));
    }

    @Test
    void changesTheManagedLoginVersionInPlace() {
        String versioned = SERVER + "Domain: {Domain: machines-test, ManagedLoginVersion: 2}\n";
        List<String> changes = platform.changeNames(() -> stack.update(versioned));
        stack.is(UPDATE_COMPLETE);
        assertEquals(
                List.of("UpdateUserPoolDomain"),
                changes.stream().filter(name -> name.endsWith("Domain")).toList());
        assertEquals(2, domain().managedLoginVersion());
    }

    @Test
    void leavesItsOwnDomainForTheCustomOneThatThePoolHasBesides() {
        Map<String, Object> custom = Map.of(
                "UserPoolId", platform.pool(),
                "Domain", "auth.example.com",
                "CustomDomainConfig", Map.of("CertificateArn", CERTIFICATE));
        platform.cognito("CreateUserPoolDomain", custom);
        platform.aws()
                .cognito()
                .alias("auth.example.com", domain("auth.example.com").cloudFrontDomain());
        stack.update(SERVER + "Domain: {Domain: auth.example.com}\n").is(UPDATE_COMPLETE);
        assertOnlyDomain("auth.example.com");
        assertEquals("used auth.example.com", stack.tags().get("cognito-m2m:domain"));
        assertServedBy("auth.example.com");

        stack.update(SERVER + Orders.domain("machines-new")).is(UPDATE_COMPLETE);
        assertServedBy("machines-new.auth.us-east-1.amazoncognito.com");
        stack.delete();
        assertOnlyDomain("auth.example.com");
    }

    private void assertServedBy(String host) {
        assertEquals("https://" + host + "/oauth2/token", stack.attribute("TokenEndpoint"));
        assertEquals("https://" + host + "/oauth2/token", stack.credential().get("token_endpoint"));
        assertEquals(host, stack.attribute("DomainName"));
        assertEquals(Set.of("orders/read"), stack.granted());
    }

    private void assertOnlyDomain(String name) {
        assertEquals(
                List.of(name),
                platform.aws().cognito().domains().stream().map(Domain::name).toList());
    }

    private Domain domain() {
        return platform.aws().cognito().domains().getFirst();
    }

    private Domain domain(String name) {
        return platform.aws().cognito().domains().stream()
                .filter(domain -> domain.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
