package io.github.cognitom2m.emulator.cognito;

import com.fasterxml.jackson.jr.ob.JSON;
import com.nimbusds.jose.jwk.JWKSet;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.wire.Input;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public documents of a user pool: its keys and its discovery document. */
final class WellKnown {
    // Fact: TOK-KEYS
    /** The service below whose host the documents of pools with the updated issuer are. */
    static final String UPDATED = "issuer-cognito-idp";

    private static final Pattern PATH = Pattern.compile("/([^/]+)/\\.well-known/(jwks\\.json|openid-configuration)");

    private final CognitoState state;

    WellKnown(CognitoState state) {
        this.state = state;
    }

    /** The documents as they are at one of the hosts of issuers, which serves those pools that have it as theirs. */
    Service at(String service) {
        return request -> handle(service, request);
    }

    private Answer handle(String service, Query request) throws IOException {
        Matcher path = PATH.matcher(request.uri().getPath());
        if (!path.matches()) {
            return json(404, Map.of("message", "Not found"));
        }
        String poolId = path.group(1);
        Optional<Pool> pool = state.latest().pools().find(poolId).filter(found -> isAt(service, found));
        if (pool.isEmpty()) {
            return json(404, Map.of("message", "User pool " + poolId + " does not exist."));
        }
        return path.group(2).equals("jwks.json") ? json(200, keys()) : json(200, discovery(pool.get()));
    }

    private Map<String, Object> keys() {
        return new JWKSet(List.of(state.keys().idTokens(), state.keys().accessTokens())).toJSONObject(true);
    }

    /** Without a usable domain there are no endpoints to name. */
    // Fact: TOK-DISCOVERY
    private Map<String, Object> discovery(Pool pool) {
        String issuer = issuer(state, pool);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer);
        document.put("jwks_uri", issuer + "/.well-known/jwks.json");
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        document.put("response_types_supported", List.of("code", "token"));
        document.put("scopes_supported", List.of("openid", "email", "phone", "profile"));
        document.put("subject_types_supported", List.of("public"));
        document.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        state.latest().domainsOf(pool.id(), state.now()).stream()
                .filter(domain -> domain.usable(state.now()))
                .max(Comparator.comparing(Domain::custom))
                .ifPresent(domain -> {
                    String oauth = "https://" + domain.host(state.place.region()) + "/oauth2/";
                    document.put("authorization_endpoint", oauth + "authorize");
                    document.put("token_endpoint", oauth + "token");
                    document.put("userinfo_endpoint", oauth + "userInfo");
                });
        return document;
    }

    static String issuer(CognitoState state, Pool pool) {
        String service = issuerService(pool);
        String host = service.equals(UPDATED)
                // The updated issuer is in the Region of the primary pool.
                ? UPDATED + "." + pool.id().substring(0, pool.id().lastIndexOf('_')) + ".amazonaws.com"
                : state.place.apiHost(service);
        return "https://" + host + "/" + pool.id();
    }

    // Facts: TOK-ISSUER-ORIGINAL, TOK-ISSUER-UPDATED
    private static String issuerService(Pool pool) {
        boolean updated = new Input(pool.settings())
                .fields("IssuerConfiguration")
                .flatMap(configuration -> configuration.optionalText("Type"))
                .filter("UPDATED"::equals)
                .isPresent();
        return updated ? UPDATED : "cognito-idp";
    }

    private boolean isAt(String service, Pool pool) {
        // Fact: TOK-KEYS-OLD-ADDRESS
        boolean original = service.equals("cognito-idp") && !state.varies(Variant.KEYS_AT_ISSUER_ONLY);
        return original || service.equals(issuerService(pool));
    }

    private static Answer json(int status, Map<String, Object> body) throws IOException {
        return Answer.of(status, "application/json", JSON.std.asString(body));
    }
}
