package io.github.cognitom2m.emulator.apigateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks tokens as the JWT authorizer of an HTTP API does: signature, issuer, audience, expiry.
 *
 * @param network where the issuer's keys are found
 */
public record JwtAuthorizer(Service network, InstantSource time) {

    /** The claims of a token that is in order for this configuration; empty for any other token. */
    Optional<JWTClaimsSet> claims(String token, Map<String, Object> configuration) throws IOException {
        return issuedBy(Json.text(configuration.get("Issuer")), token)
                .filter(claims ->
                        audience(claims).stream().anyMatch(Json.list(configuration.get("Audience"))::contains));
    }

    /** The claims of a token that this issuer has signed and that has not expired. */
    Optional<JWTClaimsSet> issuedBy(String issuer, String token) throws IOException {
        try {
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys(issuer))));
            // Its own would look at the wall clock.
            processor.setJWTClaimsSetVerifier((claims, context) -> {});
            JWTClaimsSet claims = processor.process(token, null);
            boolean valid = issuer.equals(claims.getIssuer())
                    && claims.getExpirationTime() != null
                    && claims.getExpirationTime().toInstant().isAfter(time.instant());
            return Optional.of(claims).filter(all -> valid);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    /** API Gateway takes client_id where there is no aud, as in Cognito's access tokens. */
    private static List<String> audience(JWTClaimsSet claims) {
        return claims.getAudience().isEmpty()
                ? List.of(String.valueOf(claims.getClaim("client_id")))
                : claims.getAudience();
    }

    private JWKSet keys(String issuer) throws IOException, ParseException {
        URI published = URI.create(issuer + "/.well-known/jwks.json");
        return JWKSet.parse(
                network.handle(new Query("GET", published, Map.of(), "")).body());
    }
}
