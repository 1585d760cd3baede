package io.github.cognitom2m.emulator.cognito;

import static io.github.cognitom2m.emulator.cognito.Samples.machine;
import static io.github.cognitom2m.emulator.cognito.Samples.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IssuerType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** The contract of the issuer that a pool's tokens name. */
final class IssuersContractTest {
    @AutoClose
    private final Target target = Target.open();

    private final CognitoIdentityProviderClient cognito = target.cognito();
    private final String updated =
            "https://issuer-cognito-idp." + target.region() + ".amazonaws.com/" + target.poolId();
    private final String original = "https://cognito-idp." + target.region() + ".amazonaws.com/" + target.poolId();

    @Test
    void isThatOfThePoolsConfiguration() throws Exception {
        assertEquals(original, token().getJWTClaimsSet().getIssuer());

        issuer(IssuerType.UPDATED);

        SignedJWT token = token();
        assertEquals(updated, token.getJWTClaimsSet().getIssuer());
        JWKSet keys = JWKSet.parse(document(updated, "jwks.json").body());
        assertTrue(token.verify(new RSASSAVerifier(
                keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())));
        assertEquals(
                updated,
                JSON.std
                        .mapFrom(document(updated, "openid-configuration").body())
                        .get("issuer"));
    }

    @Test
    void isDescribedAndCanBeSwitchedBack() throws Exception {
        issuer(IssuerType.UPDATED);
        UserPoolType pool =
                cognito.describeUserPool(r -> r.userPoolId(target.poolId())).userPool();
        assertEquals(IssuerType.UPDATED, pool.issuerConfiguration().type());

        issuer(IssuerType.ORIGINAL);
        assertEquals(original, token().getJWTClaimsSet().getIssuer());
        assertEquals(404, document(updated, "jwks.json").status());
    }

    @Test
    void maybeKeepsItsKeysAtTheOriginalAddress() throws Exception {
        target.emulator();
        issuer(IssuerType.UPDATED);
        assertEquals(200, document(original, "jwks.json").status());

        target.emulator().cognito().vary(Variant.KEYS_AT_ISSUER_ONLY);
        assertEquals(404, document(original, "jwks.json").status());
        assertEquals(200, document(updated, "jwks.json").status());
    }

    private void issuer(IssuerType type) {
        cognito.updateUserPool(
                r -> r.userPoolId(target.poolId()).issuerConfiguration(configuration -> configuration.type(type)));
    }

    private SignedJWT token() throws Exception {
        String api = target.unique("orders");
        if (cognito.listResourceServers(r -> r.userPoolId(target.poolId()).maxResults(50))
                .resourceServers()
                .isEmpty()) {
            server(target, api, "read");
        }
        UserPoolClientType client = machine(target, api + "/read");
        TokenRequests endpoint = requests();
        Answer answer = endpoint.ask(endpoint.basic(client, client.clientSecret()), "grant_type=client_credentials");
        return SignedJWT.parse(String.valueOf(JSON.std.mapFrom(answer.body()).get("access_token")));
    }

    private TokenRequests requests() {
        String domain = cognito.describeUserPool(r -> r.userPoolId(target.poolId()))
                .userPool()
                .domain();
        return domain == null
                ? TokenRequests.to(target)
                : new TokenRequests(
                        target, "https://" + domain + ".auth." + target.region() + ".amazoncognito.com/oauth2/token");
    }

    private Answer document(String issuer, String name) throws IOException {
        return target.send("GET", issuer + "/.well-known/" + name, Map.of(), "");
    }
}
