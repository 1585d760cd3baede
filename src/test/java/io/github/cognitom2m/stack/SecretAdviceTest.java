package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_FAILED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.secretsmanager.RotationEvent;
import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.Attempts;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.Reasons;
import io.github.cognitom2m.support.Values;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever does what the reason says gets on although somebody has tampered with the secret. */
final class SecretAdviceTest {
    private static final String ORDERS = Orders.withScopes("read");
    private static final String ADDED_LATER = ORDERS + "Revision: '2'\n";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void aSecretThatIsScheduledForDeletionIsBroughtBack() {
        Deployed stack = platform.deploy("orders", ORDERS);
        platform.secretsManager("DeleteSecret", Map.of("SecretId", stack.arn()));
        stack.update(ADDED_LATER).is(UPDATE_ROLLBACK_FAILED);
        Attempts.says(stack, "restore it (aws secretsmanager restore-secret) and try again");
        platform.secretsManager("RestoreSecret", Map.of("SecretId", stack.arn()));
        platform.cloudFormation().continueRollback(stack.stack());
        Attempts.goesOn(stack.is(UPDATE_ROLLBACK_COMPLETE), ADDED_LATER);
    }

    @Test
    void aValueOfSomebodyElseIsReplacedByTheEarlierVersion() {
        Deployed stack = overwritten();
        stack.update(ADDED_LATER).is(UPDATE_ROLLBACK_FAILED);
        Attempts.says(
                stack,
                "make an earlier version AWSCURRENT again that still authenticates (aws secretsmanager"
                        + " update-secret-version-stage)");
        new Values(stack).bringBack();
        platform.cloudFormation().continueRollback(stack.stack());
        Attempts.goesOn(stack.is(UPDATE_ROLLBACK_COMPLETE), ADDED_LATER);
    }

    @Test
    void aValueOfSomebodyElseGoesWithTheResource() {
        Deployed stack = overwritten();
        stack.update(ADDED_LATER).is(UPDATE_ROLLBACK_FAILED);
        Attempts.says(stack, "or remove the resource in one update and add it again in the next one");
        platform.cloudFormation().continueRollback(stack.stack(), "Credentials");
        Attempts.removeAndAdd(stack, ORDERS);
    }

    @Test
    void tagsThatSomebodyRemovedArePutBack() {
        Deployed stack = platform.deploy("orders", ORDERS);
        Map<String, String> tags = untagged(stack);
        stack.update(ADDED_LATER).is(UPDATE_ROLLBACK_FAILED);
        Attempts.says(stack, "put the tags cognito-m2m:* back");
        tag(stack, tags);
        platform.cloudFormation().continueRollback(stack.stack());
        Attempts.goesOn(stack.is(UPDATE_ROLLBACK_COMPLETE), ADDED_LATER);
    }

    @Test
    void withoutItsTagsWhatIsLeftIsDeletedByHand() {
        Deployed stack = platform.deploy("orders", ORDERS);
        untagged(stack);
        stack.update(ADDED_LATER).is(UPDATE_ROLLBACK_FAILED);
        Attempts.says(stack, "remove the resource in one update, delete the secret and whatever else of it is left");
        String arn = stack.arn();
        platform.cloudFormation().continueRollback(stack.stack(), "Credentials");
        Attempts.remove(stack);
        forceDelete(arn);
        deleteServerAndDomain();
        Attempts.add(stack, ORDERS);
    }

    @Test
    void aSecretThatIsGoneIsReplacedWhenServerAndDomainAreGoneToo() {
        Deployed stack = secretGoesMeanwhile();
        Attempts.says(stack, "ResourceServer.Identifier: user pool");
        deleteServerAndDomain();
        platform.cloudFormation().continueRollback(stack.stack());
        Attempts.goesOn(stack.is(UPDATE_ROLLBACK_COMPLETE), ADDED_LATER);
    }

    @Test
    void aSecretThatIsGoneIsReplacedByAdoptionOfWhatIsLeft() {
        Deployed stack = secretGoesMeanwhile();
        platform.cloudFormation().continueRollback(stack.stack(), "Credentials");
        Attempts.goesOn(stack, ORDERS + "AdoptExisting: true\n");
    }

    @Test
    void tagsThatSomebodyChangedArePutBack() {
        Deployed stack = platform.deploy("orders", ORDERS);
        Map<String, String> tags = Map.of("cognito-m2m:format", stack.tags().get("cognito-m2m:format"));
        tag(stack, Map.of("cognito-m2m:format", "whatever"));
        stack.update(ADDED_LATER).is(UPDATE_ROLLBACK_FAILED);
        Attempts.says(stack, "put them back, or update the provider");
        tag(stack, tags);
        platform.cloudFormation().continueRollback(stack.stack());
        Attempts.goesOn(stack.is(UPDATE_ROLLBACK_COMPLETE), ADDED_LATER);
    }

    @Test
    void tagsThatSomebodyAddedAreRemoved() {
        Deployed stack = platform.deploy("orders", ORDERS);
        List<String> added = IntStream.range(stack.tags().size(), 50)
                .mapToObj(i -> "by-hand-" + i)
                .toList();
        tag(stack, added.stream().collect(Collectors.toMap(key -> key, key -> "x")));
        String tagged = ORDERS + "Secret: {Tags: [{Key: team, Value: orders}]}\n";
        stack.update(tagged).is(UPDATE_ROLLBACK_COMPLETE);
        Attempts.says(stack, "remove some that were added by hand, and try again");
        platform.secretsManager("UntagResource", Map.of("SecretId", stack.arn(), "TagKeys", added));
        Attempts.goesOn(stack, tagged);
    }

    @Test
    void aRotationContinuesWithTheEarlierVersion() {
        Deployed stack = overwritten();
        Rotating rotating = new Rotating(stack);
        rotating.begin();
        String failure = rotating.attempt().detail();
        assertTrue(failure.contains("make an earlier version AWSCURRENT again"), failure);
        new Values(stack).bringBack();
        RotationEvent end = rotating.attempt();
        assertEquals("RotationSucceeded", end.name(), end.detail());
    }

    @Test
    void aClaimOfAnotherIsTakenOff() {
        Deployed stack = platform.deploy("orders", ORDERS);
        Deployed other = platform.deploy("other", Orders.server("mine", "read"));
        tag(other, Map.of("cognito-m2m:resource-server-2", "made orders"));
        String renamed = ORDERS.replace("Identifier: orders", "Identifier: orders, Name: Orders API");
        stack.update(renamed).is(UPDATE_COMPLETE);
        assertTrue(stack.log().contains("remove the claim from the secret that it does not belong to"), stack::log);
        platform.secretsManager(
                "UntagResource", Map.of("SecretId", other.arn(), "TagKeys", List.of("cognito-m2m:resource-server-2")));
        stack.update(renamed + "Revision: '2'\n").is(UPDATE_COMPLETE);
        assertTrue(platform.aws().cognito().servers(platform.pool()).stream()
                .anyMatch(server -> server.name().equals("Orders API")));
    }

    private Deployed secretGoesMeanwhile() {
        platform.aws().secretsManager().forceDeleteShown(Duration.ZERO);
        Deployed stack = platform.deploy("orders", ORDERS);
        new Reasons(platform).before("UpdateSecret", () -> forceDelete(stack.arn()));
        stack.update(ORDERS + "Secret: {Description: Of orders}\n").is(UPDATE_ROLLBACK_FAILED);
        return stack;
    }

    private Deployed overwritten() {
        Deployed stack = platform.deploy("orders", ORDERS);
        new Values(stack).overwrite();
        return stack;
    }

    private void tag(Deployed stack, Map<String, String> tags) {
        List<Map<String, String>> written = tags.entrySet().stream()
                .map(tag -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
                .toList();
        platform.secretsManager("TagResource", Map.of("SecretId", stack.arn(), "Tags", written));
    }

    private Map<String, String> untagged(Deployed stack) {
        Map<String, String> tags = new LinkedHashMap<>(stack.tags());
        tags.keySet().removeIf(key -> !key.startsWith("cognito-m2m:"));
        platform.secretsManager(
                "UntagResource", Map.of("SecretId", stack.arn(), "TagKeys", List.copyOf(tags.keySet())));
        return tags;
    }

    private void forceDelete(String arn) {
        platform.secretsManager("DeleteSecret", Map.of("SecretId", arn, "ForceDeleteWithoutRecovery", true));
        platform.aws().time().pass(Duration.ofSeconds(5));
    }

    private void deleteServerAndDomain() {
        platform.cognito("DeleteUserPoolDomain", Map.of("UserPoolId", platform.pool(), "Domain", Orders.PREFIX));
        platform.cognito("DeleteResourceServer", Map.of("UserPoolId", platform.pool(), "Identifier", "orders"));
    }
}
