package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_FAILED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cognito.Delay;
import io.github.cognitom2m.emulator.cognito.Delays;
import io.github.cognitom2m.emulator.cognito.Domain;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cognito may take the better part of an hour to delete a custom domain, and may fail to create any. */
final class SlowDomainTest {
    private static final String SERVER = Orders.server("orders", "read") + "VerifyToken: false\n";
    private static final String PREFIX = SERVER + Orders.domain("machines-test");
    private static final Duration DELETION = Duration.ofMinutes(40);

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    SlowDomainTest() {
        platform.aws().cognito().delays(Delays.NONE.with(Delay.CUSTOM_DOMAIN_DELETION, DELETION));
    }

    @Test
    void aDeleteNeedsItsDeletionToBeAcceptedOnly() {
        Deployed stack = platform.deploy("orders", custom("auth.example.com")).is(CREATE_COMPLETE);
        stack.delete().is(DELETE_COMPLETE);
        assertTrue(logged("the domain 'auth.example.com' is still being deleted"));
        platform.aws().time().pass(DELETION);
        platform.assertNothingLeft();
    }

    @Test
    void anUpdateDoesNotWaitForWhatItDrops() {
        Deployed stack = platform.deploy("orders", custom("auth.example.com"));
        Instant begin = platform.aws().time().instant();
        stack.update(PREFIX).is(UPDATE_COMPLETE);
        assertTrue(Duration.between(begin, platform.aws().time().instant()).compareTo(Duration.ofSeconds(30)) < 0);
        stack.delete().is(DELETE_COMPLETE);
        platform.aws().time().pass(DELETION);
        platform.assertNothingLeft();
    }

    @Test
    void aCustomDomainInPlaceOfAPrefixCanBeRolledBack() {
        Deployed stack = platform.deploy("orders", PREFIX);
        stack.updateThenFail(custom("auth.example.com")).is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals("machines-test.auth.us-east-1.amazoncognito.com", stack.attribute("DomainName"));
        stack.delete().is(DELETE_COMPLETE);
        platform.aws().time().pass(DELETION);
        platform.assertNothingLeft();
    }

    @Test
    void aPrefixInPlaceOfACustomDomainIsRolledBackWhenThatIsGone() {
        Deployed stack = platform.deploy("orders", custom("auth.example.com"));
        stack.updateThenFail(PREFIX).is(UPDATE_ROLLBACK_FAILED);
        assertTrue(stack.failure().contains("while 'auth.example.com' is still being deleted"), stack::failure);
        assertEquals(
                "ACTIVE", domain("machines-test").status(platform.aws().time().instant()));
        platform.aws().time().pass(DELETION);
        platform.cloudFormation().continueRollback(stack.stack());
        stack.is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals("auth.example.com", stack.attribute("DomainName"));
    }

    @Test
    void oneCustomDomainBecomesAnotherByTwoUpdates() {
        Deployed stack = platform.deploy("orders", custom("auth.example.com"));
        stack.update(custom("login.example.com")).is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals(
                List.of("auth.example.com"),
                platform.aws().cognito().domains().stream().map(Domain::name).toList());
        assertTrue(
                stack.failure().contains("'auth.example.com' cannot become 'login.example.com' in one update"),
                stack::failure);

        stack.update(PREFIX).is(UPDATE_COMPLETE);
        platform.aws().time().pass(DELETION);
        stack.update(custom("login.example.com")).is(UPDATE_COMPLETE);
        assertEquals("login.example.com", stack.attribute("DomainName"));
        stack.delete().is(DELETE_COMPLETE);
        platform.aws().time().pass(DELETION);
        platform.assertNothingLeft();
    }

    @Test
    void aDomainThatCannotBeCreatedIsAFailure() {
        platform.aws().cognito().failsToCreate("machines-test");
        Deployed stack = platform.deploy("orders", PREFIX).is(ROLLBACK_COMPLETE);
        assertTrue(
                stack.failure()
                        .contains("Domain.Domain: Cognito has accepted the domain 'machines-test' and then failed"),
                stack::failure);
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void aNewNameThatCannotBeCreatedIsTakenBack() {
        Deployed stack = platform.deploy("orders", PREFIX);
        platform.aws().cognito().failsToCreate("machines-new");
        stack.update(SERVER + Orders.domain("machines-new")).is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals(
                List.of("machines-test"),
                platform.aws().cognito().domains().stream().map(Domain::name).toList());
    }

    @Test
    void aDomainThatFailedLateIsMadeAgainByTheNextUpdate() {
        platform.aws().cognito().delays(Delays.NONE.withDomains(Duration.ofMinutes(2), Duration.ZERO));
        platform.aws().cognito().failsToCreate("auth.example.com");
        Deployed stack = platform.deploy("orders", custom("auth.example.com")).is(CREATE_COMPLETE);
        platform.aws().time().pass(Duration.ofMinutes(2));
        assertEquals(
                "FAILED",
                domain("auth.example.com").status(platform.aws().time().instant()));
        stack.updateThenFail(custom("auth.example.com") + "Revision: '2'\n").is(UPDATE_ROLLBACK_COMPLETE);
        platform.aws().cognito().createsAgain("auth.example.com");
        platform.aws().time().pass(Duration.ofMinutes(2));
        stack.update(custom("auth.example.com") + "Revision: '3'\n").is(UPDATE_COMPLETE);
        platform.aws().time().pass(Duration.ofMinutes(2));
        assertEquals(
                "ACTIVE",
                domain("auth.example.com").status(platform.aws().time().instant()));
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    private static String custom(String name) {
        return SERVER + "Domain: {Domain: " + name + ", CustomDomainConfig: {CertificateArn:"
                + " 'arn:aws:acm:us-east-1:123456789012:certificate/one'}}\n";
    }

    private Domain domain(String name) {
        return platform.aws().cognito().domains().stream()
                .filter(domain -> domain.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private boolean logged(String text) {
        return platform.cloudFormation().functions().invocations().stream()
                .anyMatch(invocation -> invocation.log().toString().contains(text));
    }
}
