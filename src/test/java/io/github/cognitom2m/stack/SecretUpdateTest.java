package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.Call;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What changes about the secret itself. */
final class SecretUpdateTest {
    private static final String ORDERS = Orders.withScopes("read");
    private static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/one";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Deployed stack = platform.deploy(
            "orders",
            ORDERS + "Secret: {Description: Of orders, Tags: [{Key: team, Value: a}, {Key: cost, Value: c}]}\n");

    @Test
    void changesTheDescriptionInPlace() {
        update("Secret: {Description: Of all orders}");
        assertEquals(Optional.of("Of all orders"), stack.secret().details().description());
        update("Revision: 3");
        assertEquals(
                Optional.of("Machine-to-machine credentials of Credentials in stack orders"),
                stack.secret().details().description());
    }

    @Test
    void setsChangesAndRemovesTheKey() {
        update("Secret: {KmsKeyId: '" + KEY + "'}");
        assertEquals(Optional.of(KEY), stack.secret().details().kmsKeyId());
        update("Secret: {KmsKeyId: alias/other}");
        assertEquals(Optional.of("alias/other"), stack.secret().details().kmsKeyId());
        update("Revision: 2");
        assertEquals(Optional.empty(), stack.secret().details().kmsKeyId());
    }

    @Test
    void changesTheDeclaredTagsAndLosesNeitherItsOwnNorThoseSetByHand() {
        platform.secretsManager(
                "TagResource",
                Map.of("SecretId", stack.arn(), "Tags", List.of(Map.of("Key", "by-hand", "Value", "stays"))));
        Map<String, String> before = tags(true);
        update("Secret: {Tags: [{Key: team, Value: b}, {Key: stage, Value: dev}]}");
        assertEquals(Map.of("team", "b", "stage", "dev", "by-hand", "stays"), tags(false));
        before.keySet().removeIf(key -> key.startsWith("cognito-m2m:run-"));
        Map<String, String> after = tags(true);
        after.keySet().removeIf(key -> key.startsWith("cognito-m2m:run-"));
        assertEquals(before, after);
        update("Revision: 3");
        assertEquals(Map.of("by-hand", "stays"), tags(false));
    }

    @Test
    void addsAndRemovesReplicas() {
        update("Secret: {ReplicaRegions: [{Region: eu-west-1}, {Region: ap-south-1, KmsKeyId: alias/there}]}");
        assertEquals(
                Map.of("eu-west-1", "", "ap-south-1", "alias/there"),
                stack.secret().replicas());
        update("Secret: {ReplicaRegions: [{Region: ap-south-1, KmsKeyId: alias/there}]}");
        assertEquals(Set.of("ap-south-1"), stack.secret().replicas().keySet());
        String arn = stack.arn();
        stack.delete();
        assertTrue(platform.aws()
                .secretsManager()
                .secret(arn)
                .orElseThrow()
                .replicas()
                .isEmpty());
        platform.assertNothingLeft();
    }

    @Test
    void createsAReplicaAgainIfItsKeyChangesAndLeavesTheOthersAlone() {
        String two = "Secret: {ReplicaRegions: [{Region: eu-west-1, KmsKeyId: alias/one}, {Region: ap-south-1}]}";
        update(two);
        List<Call> changes = platform.changes(() -> update(two.replace("alias/one", "alias/two")));
        assertEquals(
                Map.of("eu-west-1", "alias/two", "ap-south-1", ""),
                stack.secret().replicas());
        assertEquals(
                List.of(List.of("eu-west-1"), List.of(Map.of("Region", "eu-west-1", "KmsKeyId", "alias/two"))),
                changes.stream()
                        .flatMap(call -> Stream.of("RemoveReplicaRegions", "AddReplicaRegions")
                                .flatMap(
                                        member -> Stream.ofNullable(call.input().get(member))))
                        .toList());
        stack.updateThenFail(ORDERS + two + "\n").is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals("alias/two", stack.secret().replicas().get("eu-west-1"));
        update(two.replace(", KmsKeyId: alias/one", ""));
        assertEquals("", stack.secret().replicas().get("eu-west-1"));
    }

    @Test
    void keepsAReplicaThatSomebodyElseMade() {
        platform.secretsManager(
                "ReplicateSecretToRegions",
                Map.of("SecretId", stack.arn(), "AddReplicaRegions", List.of(Map.of("Region", "eu-north-1"))));
        update("Secret: {ReplicaRegions: [{Region: eu-west-1}]}");
        update("Revision: 2");
        assertEquals(Set.of("eu-north-1"), stack.secret().replicas().keySet());
    }

    @Test
    void refusesAnotherNameAndStaysAsItWas() {
        String arn = stack.arn();
        stack.update(ORDERS + "Secret: {Name: m2m/other}\n").is(UPDATE_ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("Secret.Name: the name of a secret cannot change"), stack::failure);
        assertEquals(arn, stack.arn());
        assertEquals("Of orders", stack.secret().details().description().orElseThrow());
        assertEquals(Set.of("orders/read"), stack.granted());
    }

    @Test
    void leavesTheValueAloneWhereItStaysTheSame() {
        List<String> changes = platform.changeNames(() -> update("Secret: {Description: Of all orders}"));
        assertTrue(changes.contains("UpdateSecret"), changes::toString);
        assertTrue(!changes.contains("PutSecretValue"), changes::toString);
        assertTrue(!changes.contains("UpdateUserPoolClient"), changes::toString);
    }

    private void update(String further) {
        stack.update(ORDERS + further + "\n").is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/read"), stack.granted());
    }

    private Map<String, String> tags(boolean ours) {
        Map<String, String> tags = new TreeMap<>(stack.tags());
        tags.keySet().removeIf(key -> key.startsWith("cognito-m2m:") != ours);
        return tags;
    }
}
