package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_FAILED;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_FAILED;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_FAILED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.JsonService;
import io.github.cognitom2m.emulator.cloudformation.OnFailure;
import io.github.cognitom2m.emulator.cognito.AppClient;
import io.github.cognitom2m.emulator.cognito.Domain;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another resource of the stack fails, and this one goes back to what it was. */
final class SiblingFailureTest {
    private static final String BEFORE = Orders.withScopes("read", "write");

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void leavesNothingOfAStackThatWasNeverCompleted() {
        platform.cloudFormation().failOn("Sibling");
        Deployed stack = platform.deploy("orders", BEFORE).is(ROLLBACK_COMPLETE);
        platform.assertNothingLeft();
        stack.delete().is(DELETE_COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scopes: [read]",
                "scopes: [read, write, delete]",
                "scopes: [write, delete]",
                "domain: machines-new",
                "further: 'Client: {ClientName: batch, AccessTokenValidity: 3}'",
                "further: 'Secret: {Description: other, KmsKeyId: alias/k, Tags: [{Key: team, Value: a}]}'",
                "further: 'Secret: {ReplicaRegions: [{Region: eu-west-1}]}'",
                "identifier: shipping",
                "certificate: true"
            })
    void goesBackToExactlyWhatItWas(String change) {
        Deployed stack = platform.deploy("orders", BEFORE);
        State before = state(stack);
        stack.updateThenFail(changed(change)).is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals(before, state(stack));
        assertEquals(Set.of("orders/read", "orders/write"), stack.granted());
        stack.update(changed(change)).is(UPDATE_COMPLETE);
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void continuesARollbackThatFailedOnce() {
        Deployed stack = platform.deploy("orders", BEFORE);
        State before = state(stack);
        platform.cloudFormation().failOn("Sibling");
        // The first update of a client is that of the deployment, the second one's that of the rollback.
        int[] updates = {0};
        platform.aws()
                .network()
                .weather((request, service) -> request.header("x-amz-target")
                                        .filter(target -> target.endsWith(".UpdateUserPoolClient"))
                                        .isPresent()
                                && ++updates[0] == 2
                        ? JsonService.failure("r", AwsError.of("NotAuthorizedException", "not now"))
                        : service.handle(request));
        stack.update(Orders.withScopes("read", "delete")).is(UPDATE_ROLLBACK_FAILED);
        platform.cloudFormation().continueRollback(stack.stack());
        stack.is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals(before, state(stack));
        assertEquals(Set.of("orders/read", "orders/write"), stack.granted());
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void isTakenOnByTheNextOperationWhereRollbackIsDisabled() {
        Deployed stack = platform.deploy("orders", BEFORE);
        platform.cloudFormation().failOn("Sibling");
        platform.update(stack.stack(), Orders.withScopes("read"), OnFailure.DO_NOTHING);
        stack.is(UPDATE_FAILED);
        platform.cloudFormation().failOnNothing();
        platform.update(stack.stack(), Orders.withScopes("delete"), OnFailure.DO_NOTHING);
        stack.is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/delete"), stack.granted());
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void isTakenBackLaterWhereRollbackIsDisabled() {
        Deployed stack = platform.deploy("orders", BEFORE);
        State before = state(stack);
        platform.cloudFormation().failOn("Sibling");
        platform.update(stack.stack(), Orders.withScopes("read"), OnFailure.DO_NOTHING);
        platform.cloudFormation().failOnNothing();
        platform.cloudFormation().rollback(stack.stack());
        assertEquals(before, state(stack.is(UPDATE_ROLLBACK_COMPLETE)));
    }

    @Test
    void isCreatedAgainAfterACreationThatWasNotRolledBack() {
        platform.aws().cognito().takenElsewhere(Orders.PREFIX);
        Deployed stack = platform.deploy("orders", BEFORE, OnFailure.DO_NOTHING).is(CREATE_FAILED);
        platform.update(stack.stack(), BEFORE.replace(Orders.PREFIX, "machines-new"), OnFailure.DO_NOTHING);
        stack.is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/read", "orders/write"), stack.granted());
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    private static String changed(String change) {
        int colon = change.indexOf(": ");
        String value = change.substring(colon + 2);
        return switch (change.substring(0, colon)) {
            case "scopes" -> Orders.withScopes(value.replaceAll("[\\[\\] ]", "").split(","));
            case "domain" -> BEFORE.replace(Orders.PREFIX, value);
            case "identifier" -> BEFORE.replace("Identifier: orders", "Identifier: " + value);
            case "certificate" ->
                Orders.server("orders", "read", "write")
                        + "Domain: {Domain: auth.example.com, CustomDomainConfig: {CertificateArn:"
                        + " arn:aws:acm:us-east-1:123456789012:certificate/one}}\n";
            default -> BEFORE + value.replace("'", "") + "\n";
        };
    }

    /** All of a resource that users and workloads can see. */
    private record State(
            String arn,
            Map<String, Object> value,
            List<?> servers,
            List<?> domains,
            Object client,
            Map<String, String> tags,
            Object details,
            Map<String, String> replicas) {}

    private State state(Deployed stack) {
        AppClient client = stack.client();
        Map<String, String> tags = new TreeMap<>(stack.tags());
        tags.keySet().removeIf(key -> key.startsWith("cognito-m2m:run-"));
        return new State(
                stack.arn(),
                stack.credential(),
                platform.aws().cognito().servers(platform.pool()),
                platform.aws().cognito().domains().stream().map(Domain::name).toList(),
                List.of(client.id(), client.name(), client.settings()),
                tags,
                stack.secret().details(),
                stack.secret().replicas());
    }
}
