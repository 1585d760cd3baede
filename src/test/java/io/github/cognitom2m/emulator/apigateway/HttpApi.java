package io.github.cognitom2m.emulator.apigateway;

import com.fasterxml.jackson.jr.ob.JSON;
import com.nimbusds.jwt.JWTClaimsSet;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.types.Inventory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An HTTP API as a template declares it: routes whose JWT authorizer lets tokens pass, and functions behind them. */
public final class HttpApi implements Service {

    /** Invokes a function with an event; both are JSON. */
    @FunctionalInterface
    public interface Backend {
        String invoke(String functionArn, String event);
    }

    private static final String TYPES = "AWS::ApiGatewayV2::";

    private final String id;
    private final Inventory inventory;
    private final JwtAuthorizer authorizer;
    private final Backend backend;

    /** @param inventory where what CloudFormation has made of the API is found */
    public HttpApi(String id, Inventory inventory, JwtAuthorizer authorizer, Backend backend) {
        this.id = id;
        this.inventory = inventory;
        this.authorizer = authorizer;
        this.backend = backend;
    }

    @Override
    public Answer handle(Query request) throws IOException {
        String key = request.method() + " " + request.uri().getPath();
        Optional<Map<String, Object>> route = inventory.all().stream()
                .filter(item -> item.type().equals(TYPES + "Route"))
                .map(Inventory.Item::properties)
                .filter(properties -> id.equals(properties.get("ApiId")) && key.equals(properties.get("RouteKey")))
                .findFirst();
        return route.isPresent() ? handle(route.get(), request) : message(404, "Not Found");
    }

    private Answer handle(Map<String, Object> route, Query request) throws IOException {
        Map<String, Object> configuration = Json.object(
                part("Authorizer", Json.text(route.get("AuthorizerId"))).get("JwtConfiguration"));
        String header = request.header("authorization").orElse("");
        Optional<JWTClaimsSet> claims = authorizer.claims(header.replaceFirst("(?i)^bearer ", ""), configuration);
        if (claims.isEmpty()) {
            return message(401, "Unauthorized");
        }
        List<String> scopes =
                List.of(String.valueOf(claims.get().getClaim("scope")).split(" ", -1));
        if (Json.list(route.get("AuthorizationScopes")).stream().noneMatch(scopes::contains)) {
            return message(403, "Forbidden");
        }
        return Answer.of(200, "application/json", backend.invoke(function(route), event(claims.get())));
    }

    private String function(Map<String, Object> route) {
        String integration = Json.text(route.get("Target")).replaceFirst("^integrations/", "");
        return Json.text(part("Integration", integration).get("IntegrationUri"));
    }

    /** What functions are told of the caller, in format 2.0. */
    private static String event(JWTClaimsSet claims) throws IOException {
        return JSON.std.asString(Map.of(
                "version",
                "2.0",
                "requestContext",
                Map.of("authorizer", Map.of("jwt", Map.of("claims", claims.toJSONObject())))));
    }

    private Map<String, Object> part(String type, String partId) {
        return inventory
                .find(TYPES + type, partId)
                .map(Inventory.Item::properties)
                .orElseThrow(() -> new IllegalStateException("no " + type + " " + partId));
    }

    private static Answer message(int status, String text) throws IOException {
        return Answer.of(status, "application/json", JSON.std.asString(Map.of("message", text)));
    }
}
