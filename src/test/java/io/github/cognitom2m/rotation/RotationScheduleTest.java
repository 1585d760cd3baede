package io.github.cognitom2m.rotation;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cloudformation.OnFailure;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.secretsmanager.RotationEvent;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rotation as stacks turn it on: with the native resource beside the credentials. */
final class RotationScheduleTest {
    private static final String TEMPLATE = """
            Parameters:
              Pool: {Type: String}
            Resources:
              Credentials:
                Type: Custom::CognitoM2M
                Properties:
                  ServiceToken: !ImportValue provider-ServiceToken
                  ServiceTimeout: 600
                  UserPoolId: !Ref Pool
                  ResourceServer: {Identifier: orders, Scopes: [{ScopeName: read, ScopeDescription: Read}]}
                  Domain: {Domain: machines-test}
              Rotation:
                Type: AWS::SecretsManager::RotationSchedule
                Properties:
                  SecretId: !Ref Credentials
                  RotationLambdaARN: !ImportValue provider-RotationFunctionArn
                  RotateImmediatelyOnUpdate: %s
                  RotationRules: {AutomaticallyAfterDays: %d}
              Sibling: {Type: AWS::SSM::Parameter, DependsOn: Rotation, Properties: {Type: String, Value: x}}
            """;

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void rotatesAtOnceAndThenByTheClock() {
        Deployed stack = deploy(true, 30).is(CREATE_COMPLETE);
        Rotating rotating = new Rotating(stack);
        String made = rotating.currentSecret();
        assertEquals("RotationSucceeded", rotating.attempt().name());
        String first = rotating.currentSecret();
        assertNotEquals(made, first);

        platform.aws().time().pass(Duration.ofDays(30).minusHours(1));
        assertEquals(0, platform.aws().secretsManager().runDueRotations());
        platform.aws().time().pass(Duration.ofHours(1));
        assertEquals("RotationSucceeded", rotating.attempt().name());
        assertTrue(rotating.authenticates(first) && rotating.authenticates(rotating.currentSecret()));
    }

    @Test
    void turnedOnForLaterItOnlyTestsWhatIsThere() {
        Deployed stack = deploy(false, 30).is(CREATE_COMPLETE);
        Rotating rotating = new Rotating(stack);
        String made = rotating.currentSecret();
        assertEquals("TestRotationSucceeded", rotating.attempt().name());
        assertEquals(made, rotating.currentSecret());
        assertEquals(1, rotating.secrets());
        rotating.rotate();
    }

    @Test
    void turnedOnAgainForLaterItTestsTheSecretThatWasRotatedTo() {
        Deployed stack = deploy(true, 30).is(CREATE_COMPLETE);
        Rotating rotating = new Rotating(stack);
        rotating.attempt();
        rotating.turnOff();
        String rotated = rotating.currentSecret();
        rotating.begin(Map.of("RotateImmediately", false, "RotationRules", Map.of("AutomaticallyAfterDays", 7)));
        assertEquals("TestRotationSucceeded", rotating.attempt().name());
        assertEquals(rotated, rotating.currentSecret());
        assertEquals(List.of(), rotating.pending());
    }

    @Test
    void changesItsRulesAndGoesBeforeTheSecretDoes() {
        Deployed stack = deploy(true, 30).is(CREATE_COMPLETE);
        platform.aws().secretsManager().runDueRotations();
        platform.cloudFormation().update(stack.stack(), template(true, 60), parameters(), OnFailure.ROLLBACK);
        stack.is(UPDATE_COMPLETE);
        List<String> changes = platform.changeNames(() -> stack.delete().is(DELETE_COMPLETE));
        assertTrue(changes.indexOf("CancelRotateSecret") < changes.indexOf("DeleteSecret"), changes::toString);
        assertTrue(changes.contains("CancelRotateSecret"), changes::toString);
        platform.assertNothingLeft();
    }

    /** Secrets Manager invokes synchronously, and a function that was idle since the last rotation is not ready. */
    @Test
    void succeedsAtTheSecondAttemptWhereTheFunctionHasBecomeInactive() {
        Deployed stack = deploy(true, 30).is(CREATE_COMPLETE);
        Rotating rotating = new Rotating(stack);
        rotating.attempt();
        String first = rotating.currentSecret();
        platform.cloudFormation().functions().inactiveAfter(Duration.ofDays(21), Duration.ofMinutes(1));

        platform.aws().time().pass(Duration.ofDays(30));
        RotationEvent refused = rotating.attempt();
        assertTrue(refused.detail().contains("Lambda is initializing your function"), refused.detail());
        assertEquals(first, rotating.currentSecret());
        platform.aws().time().pass(Duration.ofMinutes(1));
        assertEquals("RotationSucceeded", rotating.attempt().name());
        assertTrue(rotating.authenticates(first));
    }

    @Test
    void isTakenBackInARollback() {
        platform.cloudFormation().failOn("Sibling");
        Deployed stack = deploy(true, 30).is(ROLLBACK_COMPLETE);
        platform.cloudFormation().failOnNothing();
        assertEquals(0, platform.aws().secretsManager().runDueRotations());
        stack.delete();
        platform.assertNothingLeft();
    }

    @Test
    void theTemplateRotatesItsOwnClient() {
        Platform bare = Platform.bare();
        Stack stack = bare.cloudFormation()
                .create("system", Template.load(Path.of("template.yaml")), Map.of("RotationDays", "30"));
        assertEquals(CREATE_COMPLETE.name(), stack.status().name());
        assertEquals(1, bare.aws().secretsManager().runDueRotations());
        assertEquals(
                "RotationSucceeded",
                bare.aws().secretsManager().rotationEvents().getLast().name());
        stack.delete();
        assertEquals(DELETE_COMPLETE, stack.status());
        bare.assertNothingLeft();
    }

    private Deployed deploy(boolean immediately, int days) {
        return new Deployed(
                platform, platform.cloudFormation().create("shop", template(immediately, days), parameters()));
    }

    private static Template template(boolean immediately, int days) {
        return Template.parse(TEMPLATE.formatted(immediately, days));
    }

    private Map<String, String> parameters() {
        return Map.of("Pool", platform.pool());
    }
}
