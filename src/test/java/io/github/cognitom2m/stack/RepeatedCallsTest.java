package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.JsonService;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS refuses what it has done already: then the state counts, and not the words of the refusal. */
final class RepeatedCallsTest {
    private static final String ORDERS = Orders.withScopes("read");
    private static final String REPLICAS = "Secret: {ReplicaRegions: [{Region: eu-west-1}, {Region: ap-south-1}]}\n";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void aLostReplyToReplicatingFailsNothing() {
        loseOnce("ReplicateSecretToRegions");
        Deployed stack = platform.deploy("orders", ORDERS + REPLICAS).is(CREATE_COMPLETE);
        assertEquals(2, stack.secret().replicas().size());
    }

    @Test
    void aLostReplyToRemovingReplicasFailsNeitherUpdateNorDelete() {
        Deployed stack = platform.deploy("orders", ORDERS + REPLICAS);
        loseOnce("RemoveRegionsFromReplication");
        stack.update(ORDERS + REPLICAS.replace(", {Region: ap-south-1}", "")).is(UPDATE_COMPLETE);
        assertEquals(1, stack.secret().replicas().size());
        loseOnce("RemoveRegionsFromReplication");
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void theSameDeleteTwiceAtOnceSucceeds() {
        Deployed stack = platform.deploy("orders", ORDERS + REPLICAS);
        Runnable[] delivered = new Runnable[1];
        platform.cloudFormation().functions().delivery((arn, event, once) -> {
            platform.passQueue();
            delivered[0] = once;
            once.run();
        });
        before("RemoveRegionsFromReplication", () -> delivered[0].run());
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void aReplicaThatShowsUpLateDoesNotKeepTheSecret() {
        Deployed stack = platform.deploy("orders", ORDERS);
        before(
                "DeleteSecret",
                () -> platform.secretsManager(
                        "ReplicateSecretToRegions",
                        Map.of("SecretId", stack.arn(), "AddReplicaRegions", List.of(Map.of("Region", "eu-north-1")))));
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You can't create this secret because a secret with this name is already scheduled for deletion.",
                "You can't perform this operation on the secret because it was deleted.",
                "In words that nobody has seen yet."
            })
    void aNameThatIsNotFreeYetIsAwaitedWhateverAwsCallsThat(String text) {
        platform.deploy("orders", ORDERS).delete().is(DELETE_COMPLETE);
        platform.aws().secretsManager().forceDeleteDelay(Duration.ofSeconds(20));
        platform.aws().network().weather((request, service) -> {
            Answer answer = service.handle(request);
            return isCall(request, "CreateSecret") && answer.status() == 400
                    ? JsonService.failure("held", AwsError.of("InvalidRequestException", text))
                    : answer;
        });
        platform.deploy("orders", ORDERS).is(CREATE_COMPLETE);
    }

    @Test
    void aDomainThatIsGoneIsDeletedWhateverAwsCallsThat() {
        Deployed stack = platform.deploy("orders", ORDERS);
        platform.cognito("DeleteUserPoolDomain", Map.of("UserPoolId", platform.pool(), "Domain", Orders.PREFIX));
        platform.aws()
                .network()
                .weather((request, service) -> isCall(request, "DeleteUserPoolDomain")
                        ? JsonService.failure("gone", AwsError.of("InvalidParameterException", "In other words."))
                        : service.handle(request));
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    private void loseOnce(String operation) {
        platform.aws().network().weather((request, service) -> {
            Answer answer = service.handle(request);
            if (isCall(request, operation)) {
                platform.fairWeather();
                throw new SocketException("Connection reset");
            }
            return answer;
        });
    }

    private void before(String operation, Runnable action) {
        platform.aws().network().weather((request, service) -> {
            if (isCall(request, operation)) {
                platform.fairWeather();
                action.run();
            }
            return service.handle(request);
        });
    }

    private static boolean isCall(Query request, String operation) {
        return request.header("x-amz-target")
                .filter(target -> target.endsWith("." + operation))
                .isPresent();
    }
}
