package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.Call;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changes about the app client, and what somebody has set on it by hand. */
final class ClientUpdateTest {
    private static final String ORDERS = Orders.withScopes("read", "write");

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Deployed stack = platform.deploy("orders", ORDERS);

    @Test
    void namesTheClientAfterStackAndResourceWithTheSuffixOfTheSecret() {
        String suffix = stack.arn().substring(stack.arn().length() - 7);
        assertEquals("orders-Credentials" + suffix, stack.client().name());
        assertEquals(stack.client().name(), stack.attribute("ClientName"));
    }

    @Test
    void renamesTheClientInPlace() {
        String id = stack.client().id();
        stack.update(ORDERS + "Client: {ClientName: batch}\n").is(UPDATE_COMPLETE);
        String suffix = stack.arn().substring(stack.arn().length() - 7);
        assertEquals(id, stack.client().id());
        assertEquals("batch" + suffix, stack.client().name());
        assertEquals("batch" + suffix, stack.attribute("ClientName"));
    }

    @ParameterizedTest
    @CsvSource({"600, seconds, PT10M", "90, minutes, PT1H30M", "2, hours, PT2H", "1, days, PT24H"})
    void changesTheValidityInEachUnit(int validity, String unit, Duration expected) {
        stack.update(ORDERS + "Client: {AccessTokenValidity: " + validity + ", TokenValidityUnits: {AccessToken: "
                        + unit + "}}\n")
                .is(UPDATE_COMPLETE);
        assertEquals(expected, stack.client().accessTokenValidity());
        Map<String, Object> token = stack.token();
        assertEquals(expected.toSeconds(), number(token.get("exp")) - number(token.get("iat")));
        assertEquals(
                Platform.MARKS,
                platform.changeNames(() -> stack.update(ORDERS + "Revision: 2\n" + "Client: {AccessTokenValidity: "
                        + validity + ", TokenValidityUnits: {AccessToken: " + unit + "}}\n")));
    }

    @Test
    void countsInHoursWhereNoUnitIsGiven() {
        stack.update(ORDERS + "Client: {AccessTokenValidity: 3}\n").is(UPDATE_COMPLETE);
        assertEquals(Duration.ofHours(3), stack.client().accessTokenValidity());
        stack.update(ORDERS).is(UPDATE_COMPLETE);
        assertEquals(Duration.ofHours(1), stack.client().accessTokenValidity());
    }

    @Test
    void keepsWhatWasSetByHandAndItHasNoSayIn() {
        setByHand(Map.of(
                "CallbackURLs",
                List.of("https://example.com/back"),
                "LogoutURLs",
                List.of("https://example.com/out"),
                "AccessTokenValidity",
                2,
                "RefreshTokenValidity",
                7,
                "IdTokenValidity",
                30,
                "TokenValidityUnits",
                Map.of("AccessToken", "hours", "IdToken", "minutes", "RefreshToken", "days"),
                "ReadAttributes",
                List.of("email"),
                "AuthSessionValidity",
                5));
        stack.update(Orders.withScopes("read", "write", "delete")).is(UPDATE_COMPLETE);
        Map<String, Object> settings = stack.client().settings();
        assertEquals(List.of("https://example.com/back"), settings.get("CallbackURLs"));
        assertEquals(List.of("https://example.com/out"), settings.get("LogoutURLs"));
        assertEquals(7, settings.get("RefreshTokenValidity"));
        assertEquals(30, settings.get("IdTokenValidity"));
        assertEquals(
                Map.of("AccessToken", "seconds", "IdToken", "minutes", "RefreshToken", "days"),
                settings.get("TokenValidityUnits"));
        assertEquals(List.of("email"), settings.get("ReadAttributes"));
        assertEquals(5, settings.get("AuthSessionValidity"));
        assertEquals(Duration.ofHours(1), stack.client().accessTokenValidity());
        assertEquals(Set.of("orders/delete", "orders/read", "orders/write"), stack.granted());
    }

    @Test
    void turnsOffSignInFlowsAndPutsBackScopesThatSomebodyChanged() {
        setByHand(Map.of(
                "ExplicitAuthFlows", List.of("ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"),
                "AllowedOAuthScopes", List.of("orders/read")));
        stack.update(ORDERS + "Revision: 2\n").is(UPDATE_COMPLETE);
        assertEquals(
                List.of("ALLOW_CLIENT_TOKEN_AUTH"), stack.client().settings().get("ExplicitAuthFlows"));
        assertEquals(Set.of("orders/read", "orders/write"), stack.granted());
    }

    @Test
    void givesAClientOfAnEarlierVersionTheSecondWayToATokenWithItsNextUpdate() {
        setByHand(Map.of("ExplicitAuthFlows", List.of("ALLOW_REFRESH_TOKEN_AUTH")));
        stack.update(ORDERS + "Revision: 2\n").is(UPDATE_COMPLETE);
        assertEquals(
                List.of("ALLOW_CLIENT_TOKEN_AUTH"), stack.client().settings().get("ExplicitAuthFlows"));
    }

    @Test
    void makesAClientThatNoUserSignsInThrough() {
        assertEquals(
                List.of("ALLOW_CLIENT_TOKEN_AUTH"), stack.client().settings().get("ExplicitAuthFlows"));
        assertEquals(List.of("client_credentials"), stack.client().settings().get("AllowedOAuthFlows"));
        assertEquals(true, stack.client().settings().get("EnableTokenRevocation"));
    }

    @Test
    void sendsEveryMemberThatDescribeShows() {
        setByHand(Map.of("PreventUserExistenceErrors", "LEGACY"));
        List<Call> changes = platform.changes(() -> stack.update(Orders.withScopes("read")));
        Map<String, Object> sent = changes.stream()
                .filter(call -> call.operation().equals("UpdateUserPoolClient"))
                .findFirst()
                .orElseThrow()
                .input();
        assertEquals("LEGACY", sent.get("PreventUserExistenceErrors"));
        assertTrue(
                sent.keySet().containsAll(stack.client().settings().keySet()),
                () -> sent.keySet().toString());
    }

    /** Updates the client as somebody with a console does: the settings it has, and these. */
    private void setByHand(Map<String, Object> settings) {
        Map<String, Object> input = new LinkedHashMap<>(stack.client().settings());
        input.putAll(settings);
        input.put("UserPoolId", platform.pool());
        input.put("ClientId", stack.client().id());
        input.put("ClientName", stack.client().name());
        platform.cognito("UpdateUserPoolClient", input);
    }

    private static long number(@Nullable Object value) {
        return Long.parseLong(String.valueOf(value));
    }
}
