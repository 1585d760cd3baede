package io.github.cognitom2m.examples;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.apigateway.JwtAuthorizer;
import io.github.cognitom2m.emulator.apigateway.RestApi;
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

/** The API of the examples that is open to every client with the scope, seen by more than an HTTP API admits. */
final class OpenApiTest {
    private static final int CLIENTS = 51;
    private static final int SERVED = 200;
    private static final int UNAUTHORIZED = 401;
    private static final Template CALLER = Template.parse("""
            Resources:
              Credentials:
                Type: Custom::CognitoM2M
                Properties:
                  ServiceToken: !ImportValue cognito-m2m-dev-ServiceToken
                  ServiceTimeout: 600
                  UserPoolId: !ImportValue cognito-m2m-dev-UserPoolId
                  Client: {AllowedOAuthScopes: [parcels/read]}
            """);

    @RegisterExtension
    final Platform platform = Platform.bare();

    private final Deployed provider = deploy("cognito-m2m-dev", Template.load(Path.of("template.yaml")));
    private final Deployed owner = deploy("parcels-api", Template.load(Path.of("examples", "api-any-client.yaml")))
            .is(CREATE_COMPLETE);

    private final RestApi api = new RestApi(
            owner.stack().resource("Api").physicalId(),
            platform.cloudFormation().inventory(),
            new JwtAuthorizer(platform.aws().network(), platform.aws().time()),
            pool -> String.valueOf(provider.token().get("iss")));

    @Test
    void servesMoreClientsThanAnHttpApiAdmitsAndEachOnlyWhatItsScopesSay() throws IOException {
        assertEquals(SERVED, call("POST", owner.accessToken()));
        for (int number = 1; number <= CLIENTS; number++) {
            String token =
                    deploy("reader-" + number, CALLER).is(CREATE_COMPLETE).accessToken();
            assertEquals(SERVED, call("GET", token));
            assertEquals(UNAUTHORIZED, call("POST", token));
        }
    }

    @Test
    void refusesTokensWithoutTheScopeExpiredOnesAndNone() throws IOException {
        assertEquals(UNAUTHORIZED, call("GET", provider.accessToken()));
        assertEquals(UNAUTHORIZED, call("GET", ""));
        String token = owner.accessToken();
        platform.aws().time().pass(Duration.ofHours(1));
        assertEquals(UNAUTHORIZED, call("GET", token));
    }

    private int call(String method, String token) throws IOException {
        URI uri = URI.create("https://api.execute-api.us-east-1.amazonaws.com/live/parcels");
        return api.handle(new Query(method, uri, Map.of("authorization", "Bearer " + token), ""))
                .status();
    }

    private Deployed deploy(String name, Template template) {
        return new Deployed(platform, platform.cloudFormation().create(name, template, Map.of()));
    }
}
