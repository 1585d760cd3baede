package io.github.cognitom2m.emulator.cognito;

import static io.github.cognitom2m.emulator.cognito.Samples.machine;
import static io.github.cognitom2m.emulator.cognito.Samples.machineRequest;
import static io.github.cognitom2m.emulator.cognito.Samples.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** The contract of the token endpoint for the client credentials grant. */
final class TokenEndpointContractTest {
    private static final String GRANT = "grant_type=client_credentials";

    @AutoClose
    private final Target target = Target.open();

    private final CognitoIdentityProviderClient cognito = target.cognito();
    private TokenRequests tokens = new TokenRequests(target, "");
    private UserPoolClientType client = UserPoolClientType.builder().build();

    @BeforeEach
    void machineClient() {
        server(target, "orders", "read", "write");
        tokens = TokenRequests.to(target);
        client = machine(target, "orders/read", "orders/write");
    }

    @Test
    void answersABearerTokenAndNothingElse() throws Exception {
        Answer answer = tokens.ask(tokens.basic(client, client.clientSecret()), GRANT);

        assertEquals(200, answer.status());
        assertTrue(answer.headers().getOrDefault("content-type", "").startsWith("application/json"));
        Map<String, Object> body = JSON.std.mapFrom(answer.body());
        assertEquals(Set.of("access_token", "expires_in", "token_type"), body.keySet());
        assertEquals(3600, body.get("expires_in"));
        assertEquals("Bearer", body.get("token_type"));
    }

    @Test
    void signsTheClaimsOfAMachineWithAKeyOfThePool() throws Exception {
        SignedJWT token = token(tokens.ask(tokens.basic(client, client.clientSecret()), GRANT));
        String issuer = "https://cognito-idp." + target.region() + ".amazonaws.com/" + target.poolId();
        Answer keys = target.send("GET", issuer + "/.well-known/jwks.json", Map.of(), "");
        JWKSet published = JWKSet.parse(keys.body());

        assertEquals(2, published.getKeys().size());
        assertTrue(token.verify(new RSASSAVerifier(
                published.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())));
        Map<String, Object> claims = new HashMap<>(token.getJWTClaimsSet().getClaims());
        assertEquals(issuer, claims.get("iss"));
        assertEquals("access", claims.get("token_use"));
        assertEquals(client.clientId(), claims.get("client_id"));
        assertEquals(client.clientId(), claims.get("sub"));
        assertEquals(Set.of("orders/read", "orders/write"), scopes(token));
        assertFalse(claims.containsKey("aud"));
        assertFalse(claims.containsKey("username"));
        assertTrue(claims.keySet().containsAll(Set.of("auth_time", "iat", "exp", "jti", "version")), claims::toString);
    }

    @Test
    void takesTheSecretInTheBodyToo() throws Exception {
        Answer answer =
                tokens.ask("", GRANT + "&client_id=" + client.clientId() + "&client_secret=" + client.clientSecret());

        assertEquals(200, answer.status());
    }

    @Test
    void grantsOnlyTheScopesAskedFor() throws Exception {
        SignedJWT token =
                token(tokens.ask(tokens.basic(client, client.clientSecret()), GRANT + "&scope=orders%2Fread"));

        assertEquals(Set.of("orders/read"), scopes(token));
    }

    @Test
    void livesAsLongAsTheClientSays() throws Exception {
        client = cognito.createUserPoolClient(machineRequest(target, "orders/read")
                        .accessTokenValidity(10)
                        .tokenValidityUnits(units -> units.accessToken(TimeUnitsType.MINUTES))
                        .build())
                .userPoolClient();

        Answer answer = tokens.ask(tokens.basic(client, client.clientSecret()), GRANT);

        JWTClaimsSet claims = token(answer).getJWTClaimsSet();
        assertEquals(600, JSON.std.mapFrom(answer.body()).get("expires_in"));
        assertEquals(
                Duration.ofMinutes(10),
                Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()));
    }

    @Test
    void leavesOutScopesThatAreGoneAndTakesThemBack() throws Exception {
        scopesOfServer("read");
        assertEquals(
                Set.of("orders/read"), scopes(token(tokens.ask(tokens.basic(client, client.clientSecret()), GRANT))));

        scopesOfServer("read", "write");
        assertEquals(
                Set.of("orders/read", "orders/write"),
                scopes(token(tokens.ask(tokens.basic(client, client.clientSecret()), GRANT))));
    }

    @Test
    void takesEitherOfTwoSecrets() throws Exception {
        String added = cognito.addUserPoolClientSecret(
                        r -> r.userPoolId(target.poolId()).clientId(client.clientId()))
                .clientSecretDescriptor()
                .clientSecretValue();

        assertEquals(
                200,
                tokens.ask(tokens.basic(client, client.clientSecret()), GRANT).status());
        assertEquals(200, tokens.ask(tokens.basic(client, added), GRANT).status());
    }

    @Test
    void isGoneWithItsDomain() {
        target.emulator();
        String prefix = target.unique("contract");

        cognito.deleteUserPoolDomain(r -> r.userPoolId(target.poolId()).domain(prefix));

        assertThrows(UnknownHostException.class, () -> tokens.ask(tokens.basic(client, client.clientSecret()), GRANT));
    }

    @Test
    void isNamedInTheDiscoveryDocument() throws Exception {
        String issuer = "https://cognito-idp." + target.region() + ".amazonaws.com/" + target.poolId();

        Map<String, Object> document =
                JSON.std.mapFrom(target.send("GET", issuer + "/.well-known/openid-configuration", Map.of(), "")
                        .body());

        assertEquals(issuer, document.get("issuer"));
        assertEquals(tokens.endpoint(), document.get("token_endpoint"));
        assertEquals(issuer + "/.well-known/jwks.json", document.get("jwks_uri"));
    }

    private void scopesOfServer(String... names) {
        cognito.updateResourceServer(r -> r.userPoolId(target.poolId())
                .identifier("orders")
                .name("orders")
                .scopes(Arrays.stream(names).map(Samples::scope).toList()));
    }

    private static SignedJWT token(Answer answer) throws Exception {
        return SignedJWT.parse(String.valueOf(JSON.std.mapFrom(answer.body()).get("access_token")));
    }

    private static Set<String> scopes(SignedJWT token) throws Exception {
        return Set.of(token.getJWTClaimsSet().getStringClaim("scope").split(" ", -1));
    }
}
