package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever verifies tokens by what the resource says of their issuer accepts them, whichever issuer the pool has. */
final class IssuerTest {
    private static final String ORDERS = Orders.withScopes("read");

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void isTheOneThatThePoolHas() throws IOException {
        switchIssuer(platform.pool(), "UPDATED");
        Deployed stack = platform.deploy("orders", ORDERS).is(CREATE_COMPLETE);
        assertIssuer("https://issuer-cognito-idp.us-east-1.amazonaws.com/" + platform.pool(), stack);
    }

    @Test
    void followsAPoolThatWasSwitched() throws IOException {
        Deployed stack = platform.deploy("orders", ORDERS).is(CREATE_COMPLETE);
        assertIssuer("https://cognito-idp.us-east-1.amazonaws.com/" + platform.pool(), stack);
        switchIssuer(platform.pool(), "UPDATED");
        stack.update(ORDERS + "Revision: '2'\n").is(UPDATE_COMPLETE);
        assertIssuer("https://issuer-cognito-idp.us-east-1.amazonaws.com/" + platform.pool(), stack);
        switchIssuer(platform.pool(), "ORIGINAL");
        stack.update(ORDERS + "Revision: '3'\n").is(UPDATE_COMPLETE);
        assertIssuer("https://cognito-idp.us-east-1.amazonaws.com/" + platform.pool(), stack);
    }

    @Test
    void isThatOfThePrimaryForAReplicaOfAPool() throws IOException {
        platform.aws().cognito().poolsFrom("us-west-2");
        String replica = platform.newPool();
        switchIssuer(replica, "UPDATED");
        Deployed stack =
                platform.deploy("orders", ORDERS.replace("!Ref Pool", replica)).is(CREATE_COMPLETE);
        assertIssuer("https://issuer-cognito-idp.us-west-2.amazonaws.com/" + replica, stack);
        stack.delete();
        platform.assertNothingLeft();
    }

    private void switchIssuer(String pool, String type) {
        platform.cognito("UpdateUserPool", Map.of("UserPoolId", pool, "IssuerConfiguration", Map.of("Type", type)));
    }

    private void assertIssuer(String issuer, Deployed stack) throws IOException {
        assertEquals(issuer, stack.token().get("iss"));
        assertEquals(issuer, stack.attribute("Issuer"));
        assertEquals(issuer, stack.credential().get("issuer"));
        assertEquals(stack.attribute("JwksUri"), stack.credential().get("jwks_uri"));
        Answer keys =
                platform.aws().network().handle(new Query("GET", URI.create(stack.attribute("JwksUri")), Map.of(), ""));
        assertEquals(200, keys.status());
    }
}
