package io.github.cognitom2m.emulator.apigateway;

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
import org.jspecify.annotations.Nullable;

/**
 * A REST API as a template declares it, with methods that a user pool authorizer protects; who passes gets an empty answer.
 *
 * @param id the API's
 * @param issuers gives a user pool's issuer
 */
public record RestApi(String id, Inventory inventory, JwtAuthorizer authorizer, Issuers issuers) implements Service {
    private static final String TYPES = "AWS::ApiGateway::";
    private static final String UNAUTHORIZED = "{\"message\":\"Unauthorized\"}";

    /** The issuers of user pools, by the pools' ids. */
    @FunctionalInterface
    public interface Issuers {
        String of(String userPoolId);
    }

    @Override
    public Answer handle(Query request) throws IOException {
        Optional<Map<String, Object>> method = all("Method").stream()
                .map(Inventory.Item::properties)
                .filter(properties -> request.method().equals(properties.get("HttpMethod"))
                        && request.uri().getPath().endsWith("/" + path(properties)))
                .findFirst();
        if (method.isEmpty()) {
            return Answer.of(403, "application/json", "{\"message\":\"Missing Authentication Token\"}");
        }
        List<Object> scopes = Json.list(method.get().get("AuthorizationScopes"));
        String token = request.header("authorization").orElse("").replaceFirst("(?i)^bearer ", "");
        return claims(method.get(), token)
                        .filter(claims -> List.of(
                                        String.valueOf(claims.getClaim("scope")).split(" ", -1))
                                .stream()
                                .anyMatch(scopes::contains))
                        .isPresent()
                ? Answer.of(200, "application/json", "{}")
                : Answer.of(401, "application/json", UNAUTHORIZED);
    }

    private Optional<JWTClaimsSet> claims(Map<String, Object> method, String token) throws IOException {
        for (Object pool :
                Json.list(part("Authorizer", method.get("AuthorizerId")).get("ProviderARNs"))) {
            String issuer = issuers.of(Json.text(pool).replaceFirst(".*:userpool/", ""));
            Optional<JWTClaimsSet> claims = authorizer.issuedBy(issuer, token);
            if (claims.isPresent()) {
                return claims;
            }
        }
        return Optional.empty();
    }

    private String path(Map<String, Object> method) {
        return Json.text(part("Resource", method.get("ResourceId")).get("PathPart"));
    }

    private Map<String, Object> part(String type, @Nullable Object partId) {
        return all(type).stream()
                .filter(item -> item.physicalId().equals(partId))
                .map(Inventory.Item::properties)
                .findFirst()
                .orElseThrow();
    }

    private List<Inventory.Item> all(String type) {
        return inventory.all().stream()
                .filter(item -> item.type().equals(TYPES + type)
                        && id.equals(item.properties().get("RestApiId")))
                .toList();
    }
}
