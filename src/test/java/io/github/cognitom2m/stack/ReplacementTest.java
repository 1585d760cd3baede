package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cloudformation.Quirks;
import io.github.cognitom2m.emulator.cognito.AppClient;
import io.github.cognitom2m.emulator.cognito.Domain;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.EmulatedAccount;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another user pool makes a new generation of the resource, whichever way CloudFormation goes about it. */
final class ReplacementTest {
    private static final String HERE = Orders.withScopes("read");
    private static final String THERE =
            HERE.replace("!Ref Pool", "!Ref OtherPool").replace(Orders.PREFIX, "machines-there");

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = "false; false\nfalse; true\ntrue; false\ntrue; true")
    void makesAGenerationInTheOtherPoolAndThenDeletesTheOldOne(boolean ownProperties, boolean oldId) {
        Platform platform = platform(ownProperties, oldId);
        Deployed stack = platform.deploy("orders", HERE);
        String oldArn = stack.arn();
        stack.update(THERE).is(UPDATE_COMPLETE);
        assertNotEquals(oldArn, stack.arn());
        assertEquals("m2m/orders/Credentials/" + platform.otherPool(), stack.attribute("SecretName"));
        assertEquals(Set.of("orders/read"), stack.granted());
        assertNothingIn(platform, platform.pool());
        assertTrue(secret(platform, oldArn).deletedAt().isPresent());
        end(platform, stack);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = "false; false\nfalse; true\ntrue; false\ntrue; true")
    void goesBackToTheOldGenerationAndLeavesNothingOfTheNewOne(boolean ownProperties, boolean oldId) {
        Platform platform = platform(ownProperties, oldId);
        Deployed stack = platform.deploy("orders", HERE);
        String oldArn = stack.arn();
        Map<String, Object> oldValue = stack.credential();
        stack.updateThenFail(THERE).is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals(oldArn, stack.arn());
        assertEquals(oldValue, stack.credential());
        assertEquals(oldValue.get("client_id"), stack.attribute("ClientId"));
        assertEquals(Set.of("orders/read"), stack.granted());
        assertNothingIn(platform, platform.otherPool());
        assertOnlyLiveSecret(platform, oldArn);
        end(platform, stack);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = "false; false\nfalse; true\ntrue; false\ntrue; true")
    void replacesAfterAReplacementThatWasTakenBack(boolean ownProperties, boolean oldId) {
        Platform platform = platform(ownProperties, oldId);
        Deployed stack = platform.deploy("orders", HERE);
        stack.updateThenFail(THERE).is(UPDATE_ROLLBACK_COMPLETE);
        stack.update(THERE).is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/read"), stack.granted());
        assertNothingIn(platform, platform.pool());
        stack.update(HERE).is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/read"), stack.granted());
        assertNothingIn(platform, platform.otherPool());
        assertOnlyLiveSecret(platform, stack.arn());
        end(platform, stack);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = "false; false\nfalse; true\ntrue; false\ntrue; true")
    void keepsTheOldGenerationWhereTheNewOneCannotBeMade(boolean ownProperties, boolean oldId) {
        Platform platform = platform(ownProperties, oldId);
        Deployed stack = platform.deploy("orders", HERE);
        Map<String, Object> oldValue = stack.credential();
        platform.aws().cognito().takenElsewhere("machines-there");
        stack.update(THERE).is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals(oldValue, stack.credential());
        assertEquals(Set.of("orders/read"), stack.granted());
        assertNothingIn(platform, platform.otherPool());
        assertOnlyLiveSecret(platform, stack.arn());
        end(platform, stack);
    }

    @Test
    void refusesAReplacementThatWouldMeetItsOwnDomain() {
        Platform platform = Platform.deterministic();
        Deployed stack = platform.deploy("orders", HERE);
        stack.update(HERE.replace("!Ref Pool", "!Ref OtherPool")).is(UPDATE_ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("Domain.Domain: 'machines-test' is the domain of another user pool"));
        assertEquals(Set.of("orders/read"), stack.granted());
        assertNothingIn(platform, platform.otherPool());
        end(platform, stack);
    }

    @Test
    void refusesAReplacementUnderTheOldGenerationsExplicitName() {
        Platform platform = Platform.deterministic();
        Deployed stack = platform.deploy("orders", HERE + "Secret: {Name: m2m/mine}\n");
        stack.update(THERE + "Secret: {Name: m2m/mine}\n").is(UPDATE_ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("UserPoolId: another user pool needs a new secret"), stack::failure);
        assertTrue(stack.failure().contains("choose another Secret.Name, or leave it out"), stack::failure);
        assertEquals(Set.of("orders/read"), stack.granted());
        assertNothingIn(platform, platform.otherPool());
        end(platform, stack);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = "false; false\nfalse; true\ntrue; false\ntrue; true")
    void replacesWhatHasAnExplicitNameUnderAnotherOne(boolean ownProperties, boolean oldId) {
        Platform platform = platform(ownProperties, oldId);
        Deployed stack = platform.deploy("orders", HERE + "Secret: {Name: m2m/mine}\n");
        String oldArn = stack.arn();
        stack.updateThenFail(THERE + "Secret: {Name: m2m/there}\n").is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals(oldArn, stack.arn());
        assertOnlyLiveSecret(platform, oldArn);
        stack.update(THERE + "Secret: {Name: m2m/there}\n").is(UPDATE_COMPLETE);
        assertEquals("m2m/there", stack.attribute("SecretName"));
        assertEquals(Set.of("orders/read"), stack.granted());
        end(platform, stack);
    }

    private static Platform platform(boolean ownProperties, boolean oldId) {
        return new Platform(EmulatedAccount.deterministic(new Quirks(ownProperties, oldId)));
    }

    private static void end(Platform platform, Deployed stack) {
        stack.delete();
        platform.assertNothingLeft();
    }

    private static Secret secret(Platform platform, String arn) {
        return platform.aws().secretsManager().secret(arn).orElseThrow();
    }

    private static void assertNothingIn(Platform platform, String pool) {
        assertEquals(List.<AppClient>of(), platform.aws().cognito().clients(pool));
        assertEquals(List.of(), platform.aws().cognito().servers(pool));
        assertEquals(
                List.<Domain>of(),
                platform.aws().cognito().domains().stream()
                        .filter(domain -> domain.poolId().equals(pool))
                        .toList());
    }

    private static void assertOnlyLiveSecret(Platform platform, String arn) {
        assertEquals(
                List.of(arn),
                platform.aws().secretsManager().secrets().stream()
                        .filter(secret -> secret.deletedAt().isEmpty())
                        .map(Secret::arn)
                        .toList());
    }
}
