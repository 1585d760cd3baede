package io.github.cognitom2m.security;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.iam.Statement;
import io.github.cognitom2m.emulator.secretsmanager.RotationEvent;
import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the platform's team sets as a parameter, IAM and Lambda enforce. */
final class BoundariesTest {
    private static final String BOUNDARY = "arn:aws:iam::123456789012:policy/boundary";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void noPoolIsUsedThatIsNotNamed() {
        redeploy("UserPoolIds", platform.pool() + ", us-east-1_Elsewhere");
        platform.deploy("orders", Orders.withScopes("read")).is(CREATE_COMPLETE);
        Deployed refused = platform.deploy(
                        "shipping", Orders.server("shipping", "send").replace("!Ref Pool", "!Ref OtherPool"))
                .is(ROLLBACK_COMPLETE);
        assertTrue(
                refused.failure()
                        .contains("is not authorized to perform: cognito-idp:DescribeUserPool on resource: arn:aws:"
                                + "cognito-idp:us-east-1:123456789012:userpool/" + platform.otherPool()),
                refused::failure);
    }

    @Test
    void noSecretIsRotatedOfAPoolThatIsNotNamed() {
        Rotating rotating = new Rotating(platform.deploy("orders", Orders.withScopes("read")));
        redeploy("UserPoolIds", platform.otherPool());
        rotating.begin();
        RotationEvent end = rotating.attempt();
        assertEquals("RotationFailed", end.name());
        assertTrue(end.detail().contains("-RotationRole-"), end.detail());
        assertTrue(end.detail().contains("is not authorized to perform: cognito-idp:"), end.detail());
        redeploy("UserPoolIds", platform.pool());
        assertEquals("RotationSucceeded", rotating.attempt().name());
    }

    @Test
    void theProvidersOwnPoolIsNamedAlways() {
        Map<String, String> parameters = Map.of("UserPoolIds", platform.pool(), "RotationDays", "30");
        Stack own = platform.cloudFormation().create("own", template(), parameters);
        assertEquals(CREATE_COMPLETE, own.status(), own.events()::toString);
        assertEquals(1, platform.aws().secretsManager().runDueRotations());
        assertEquals(
                "RotationSucceeded",
                platform.aws().secretsManager().rotationEvents().getLast().name());
    }

    @Test
    void noCustomDomainIsMadeWhereNoneIsAllowed() {
        redeploy("CustomDomains", "false");
        Deployed refused = platform.deploy(
                        "orders",
                        Orders.server("orders", "read")
                                + "Domain: {Domain: auth.example.com, CustomDomainConfig: {CertificateArn:"
                                + " 'arn:aws:acm:us-east-1:123456789012:certificate/one'}}\n")
                .is(ROLLBACK_COMPLETE);
        assertTrue(refused.failure().contains("cloudfront:UpdateDistribution"), refused::failure);
    }

    @Test
    void noRoleReachesBeyondThePermissionsBoundary() throws IOException {
        Rotating rotating = new Rotating(
                platform.deploy("orders", Orders.withScopes("read")).is(CREATE_COMPLETE));
        platform.aws()
                .iam()
                .managedPolicy(
                        BOUNDARY,
                        Statement.all(
                                JSON.std.mapFrom(
                                        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*:Describe*\", \"Resource\": \"*\"}}")));
        redeploy("PermissionsBoundaryArn", BOUNDARY);
        Deployed refused = platform.deploy("shipping", Orders.server("shipping", "send"));
        assertTrue(
                refused.failure()
                        .contains("because no permissions boundary allows the secretsmanager:CreateSecret action"),
                refused::failure);
        rotating.begin();
        assertTrue(rotating.attempt().detail().contains("because no permissions boundary allows"));
        // The function that answers for another has nothing but its log, within the same boundary.
        List<Object> boundaries = provider().resources().values().stream()
                .filter(resource -> resource.type().equals("AWS::IAM::Role"))
                .map(role -> role.properties().getOrDefault("PermissionsBoundary", ""))
                .toList();
        assertEquals(List.of(BOUNDARY, BOUNDARY, BOUNDARY), boundaries);
    }

    @Test
    void noSecretOutsideThePrefixIsRotatedByTheFunction() {
        platform.secretsManager(
                "CreateSecret",
                Map.of("Name", "payroll/salaries", "SecretString", "kept", "ClientRequestToken", "0".repeat(32)));
        String function = provider().output("RotationFunctionArn");
        String refusal = String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> platform.secretsManager(
                                "RotateSecret",
                                Map.of(
                                        "SecretId",
                                        "payroll/salaries",
                                        "ClientRequestToken",
                                        "1".repeat(32),
                                        "RotationLambdaARN",
                                        function)))
                .getMessage());
        assertTrue(refusal.contains("Secrets Manager cannot invoke the specified Lambda function"), refusal);
    }

    @Test
    void logsAreKeptForThatLongAndRequestsWorkedOnByThatMany() {
        redeploy("LogRetentionDays", "30");
        assertEquals("30", property("LogGroup", "RetentionInDays"));
        for (String function : List.of("ProviderFunction", "RotationFunction", "UnansweredFunction")) {
            Object logging = provider().resource(function).properties().get("LoggingConfig");
            assertEquals(
                    provider().resource("LogGroup").physicalId(),
                    Json.object(logging).get("LogGroup"));
        }
        redeploy("ReservedConcurrency", "5");
        assertEquals("5", property("ProviderFunction", "ReservedConcurrentExecutions"));
    }

    private String property(String resource, String name) {
        return String.valueOf(provider().resource(resource).properties().get(name));
    }

    private void redeploy(String parameter, String value) {
        Map<String, String> parameters = new HashMap<>(Platform.PARAMETERS);
        parameters.put(parameter, value);
        provider().update(template(), parameters);
        assertEquals(UPDATE_COMPLETE, provider().status());
    }

    private Stack provider() {
        return platform.cloudFormation().stack(Platform.PROVIDER).orElseThrow();
    }

    private static Template template() {
        return Template.load(Path.of("template.yaml"));
    }
}
