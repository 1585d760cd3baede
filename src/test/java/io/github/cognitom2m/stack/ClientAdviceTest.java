package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.support.Attempts;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.Reasons;
import io.github.cognitom2m.support.TokenRequests;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Following the reason's advice leads to credentials after a client, a secret or AWS itself prevented them. */
final class ClientAdviceTest {
    private static final String ORDERS = Orders.withScopes("read");
    private static final String NOTHING_OWNED = "UserPoolId: !Ref Pool\nClient: {AllowedOAuthScopes: [orders/read]}\n";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Attempts attempts = new Attempts(platform);
    private final Existing existing = new Existing(platform);
    private final Reasons reasons = new Reasons(platform);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClientIdIsCorrectedOrLeftOut(boolean correct) {
        existing.domain(Orders.PREFIX);
        existing.server("read");
        String adopting = "AdoptExisting: true\n" + NOTHING_OWNED.replace("{", "{ClientId: absent, ");
        attempts.refused(adopting, "correct the id, or leave ClientId out to create a client");
        String client = String.valueOf(existing.client("orders/read").get("ClientId"));
        attempts.succeeds(correct ? adopting.replace("absent", client) : NOTHING_OWNED);
    }

    @Test
    void anotherSecretNameIsFree() {
        platform.secretsManager("CreateSecret", Map.of("Name", "m2m/mine", "ClientRequestToken", "0".repeat(32)));
        attempts.refused(ORDERS + "Secret: {Name: m2m/mine}\n", "choose another Secret.Name");
        attempts.succeeds(ORDERS + "Secret: {Name: m2m/other}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DescribeUserPool     | 500 | InternalErrorException          | this is a failure inside AWS; try again
            CreateUserPoolDomain | 400 | ConcurrentModificationException | somebody else is changing the same thing; try again
            CreateUserPoolClient | 400 | TooManyRequestsException        | try again when less is being changed at once
            CreateUserPoolClient | 400 | AccessDeniedException           | allow it this action on what is named
            CreateUserPoolClient | 400 | ExpiredTokenException           | deploy the provider again, and try again
            CreateUserPoolClient | 400 | FeatureUnavailableInTierException | choose a higher feature plan for the user pool
            DescribeUserPool     | 400 | LimitExceededException          | delete what is unused, or request more
            CreateSecret         | 400 | LimitExceededException          | delete unused ones, or request more
            CreateUserPoolClient | 400 | BrandNewException               | correct what AWS names, and try again
            """)
    void whenTheCauseIsGoneTryingAgainSucceeds(String operation, int status, String code, String advice) {
        reasons.refuse(operation, new AwsError(status, code, "It is so"));
        attempts.refused(ORDERS, advice);
        platform.fairWeather();
        attempts.succeeds(ORDERS);
    }

    @Test
    void aClientForUsersIsLeftAlone() {
        existing.domain(Orders.PREFIX);
        existing.server("read");
        Object id = existing.clientWith(Map.of("ExplicitAuthFlows", List.of("ALLOW_USER_AUTH")))
                .get("ClientId");
        attempts.refused(adopting(id), "leave ClientId out to create a client");
        attempts.succeeds(NOTHING_OWNED);
    }

    @Test
    void aSecondSecretIsDeletedFirst() {
        existing.domain(Orders.PREFIX);
        existing.server("read");
        Object id = existing.client("orders/read").get("ClientId");
        Map<String, Object> client = Map.of("UserPoolId", platform.pool(), "ClientId", String.valueOf(id));
        Object added = platform.cognito("AddUserPoolClientSecret", client).get("ClientSecretDescriptor");
        attempts.refused(adopting(id), "has a second secret, which somebody may use; delete it first");
        deleteSecret(client, added);
        attempts.succeeds(adopting(id));
    }

    @Test
    void aClientWhoseSecretIsNotShownIsLeftAlone() {
        existing.domain(Orders.PREFIX);
        existing.server("read");
        Object id = existing.client("orders/read").get("ClientId");
        Map<String, Object> client = Map.of("UserPoolId", platform.pool(), "ClientId", String.valueOf(id));
        Object first = platform.cognito("ListUserPoolClientSecrets", client).get("ClientSecrets");
        platform.cognito("AddUserPoolClientSecret", client);
        deleteSecret(client, ((List<?>) Objects.requireNonNull(first)).getFirst());
        attempts.refused(adopting(id), "leave ClientId out to create a client");
        attempts.succeeds(NOTHING_OWNED);
    }

    @Test
    void scopesOfResourceServersAreAllowed() {
        reasons.refuse("CreateUserPoolClient", "InvalidOAuthFlowException", "openid is not allowed");
        attempts.refused(ORDERS, "name scopes of resource servers only");
        platform.fairWeather();
        attempts.succeeds(ORDERS);
    }

    @ParameterizedTest
    @CsvSource({"EncryptionFailure, 'enabled, and let'", "AccessDeniedException, kms:Decrypt"})
    void aKeyThatMayBeUsedWorks(String code, String advice) {
        String keyed = ORDERS + "Secret: {KmsKeyId: alias/ours}\n";
        reasons.refuseKey("CreateSecret", code, "Access to KMS is not allowed");
        attempts.refused(keyed, advice);
        platform.fairWeather();
        attempts.succeeds(keyed);
    }

    @Test
    void aRegionThatIsEnabledHoldsAReplica() {
        reasons.refuse("ReplicateSecretToRegions", "InvalidParameterException", "Invalid replica region: xx-north-9");
        attempts.refused(
                ORDERS + "Secret: {ReplicaRegions: [{Region: xx-north-9}]}\n", "name Regions that are enabled");
        platform.fairWeather();
        attempts.succeeds(ORDERS + "Secret: {ReplicaRegions: [{Region: eu-west-1}]}\n");
    }

    @Test
    void whenTheNetworkIsBackTryingAgainSucceeds() {
        reasons.lose("DescribeUserPool", () -> new UnknownHostException("cognito-idp.us-east-1.amazonaws.com"));
        attempts.refused(ORDERS, "try again, and check the network of the provider's function");
        platform.fairWeather();
        attempts.succeeds(ORDERS);
    }

    @Test
    void whenAwsIsQuickAgainTryingAgainSucceeds() {
        platform.aws().network().weather((request, service) -> {
            if (request.header("x-amz-target").orElse("").endsWith(".DescribeUserPool")) {
                platform.aws().time().pass(Duration.ofSeconds(250));
            }
            return service.handle(request);
        });
        attempts.refused(ORDERS, "try again, and check the function's log for throttling");
        platform.fairWeather();
        attempts.succeeds(ORDERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "VerifyToken: false\n"})
    void whenTokensAreIssuedAgainOrNotAskedForItSucceeds(String remedy) {
        platform.aws()
                .network()
                .weather((request, service) -> TokenRequests.isOne(request)
                        ? Answer.of(503, "application/json", "{}")
                        : service.handle(request));
        attempts.refused(ORDERS, "check the user pool's triggers, its domain and the domain's web ACL");
        if (remedy.isEmpty()) {
            platform.fairWeather();
        }
        Deployed stack = platform.deploy("orders", ORDERS + remedy).is(CREATE_COMPLETE);
        platform.fairWeather();
        assertEquals(Set.of("orders/read"), stack.granted());
    }

    private void deleteSecret(Map<String, Object> client, @Nullable Object descriptor) {
        Map<String, Object> input = new LinkedHashMap<>(client);
        input.put(
                "ClientSecretId",
                String.valueOf(((Map<?, ?>) Objects.requireNonNull(descriptor)).get("ClientSecretId")));
        platform.cognito("DeleteUserPoolClientSecret", input);
    }

    private static String adopting(Object clientId) {
        return "AdoptExisting: true\n" + NOTHING_OWNED.replace("{", "{ClientId: " + clientId + ", ");
    }
}
