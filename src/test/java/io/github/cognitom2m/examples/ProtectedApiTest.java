package io.github.cognitom2m.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.apigateway.HttpApi;
import io.github.cognitom2m.emulator.apigateway.JwtAuthorizer;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Platform;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API of the examples, seen by those who call it. */
final class ProtectedApiTest {
    private static final Template API = Template.load(Path.of("examples", "api-owner.yaml"));
    private static final int SERVED = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    @RegisterExtension
    final Platform platform = Platform.bare();

    private final Deployed owner;
    private final Deployed reader;
    private final HttpApi api;

    ProtectedApiTest() {
        deploy("cognito-m2m-dev", Template.load(Path.of("template.yaml")));
        owner = deploy("orders-api", API);
        reader = deploy("reader", Template.load(Path.of("examples", "consumer-python.yaml")));
        api = new HttpApi(
                owner.stack().resource("Api").physicalId(),
                platform.cloudFormation().inventory(),
                new JwtAuthorizer(platform.aws().network(), platform.aws().time()),
                (function, event) -> "{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void servesItsOwner(String method) throws IOException {
        assertEquals(SERVED, call(method, owner.accessToken()));
    }

    @Test
    void servesAClientOnlyOnceItIsListed() throws IOException {
        assertEquals(UNAUTHORIZED, call("GET", reader.accessToken()));
        admitReader();
        assertEquals(SERVED, call("GET", reader.accessToken()));
    }

    @Test
    void refusesAClientThatMayNotDoThat() throws IOException {
        admitReader();
        assertEquals(FORBIDDEN, call("POST", reader.accessToken()));
    }

    @Test
    void refusesATokenThatHasExpired() throws IOException {
        String token = owner.accessToken();
        platform.aws().time().pass(Duration.ofMinutes(59));
        assertEquals(SERVED, call("GET", token));
        platform.aws().time().pass(Duration.ofMinutes(1));
        assertEquals(UNAUTHORIZED, call("GET", token));
    }

    @Test
    void refusesATokenThatWasNotSignedLikeThat() throws IOException {
        String[] own = owner.accessToken().split("\\.", -1);
        String[] others = reader.accessToken().split("\\.", -1);
        assertEquals(UNAUTHORIZED, call("GET", own[0] + "." + own[1] + "." + others[2]));
        assertEquals(UNAUTHORIZED, call("GET", ""));
    }

    @Test
    void knowsNoOtherRoute() throws IOException {
        assertEquals(404, call("DELETE", owner.accessToken()));
    }

    private void admitReader() {
        owner.stack().update(API, Map.of("ClientIds", reader.stack().output("ClientId")));
    }

    private int call(String method, String token) throws IOException {
        URI orders = URI.create(owner.stack().output("Url") + "/orders");
        Answer answer = api.handle(new Query(method, orders, Map.of("authorization", "Bearer " + token), ""));
        return answer.status();
    }

    private Deployed deploy(String name, Template template) {
        return new Deployed(platform, platform.cloudFormation().create(name, template, Map.of()));
    }
}
