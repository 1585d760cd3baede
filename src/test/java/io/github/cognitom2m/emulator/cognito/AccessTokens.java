package io.github.cognitom2m.emulator.cognito;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Makes the access tokens of machines: JWTs with the claims that Cognito gives them, and no audience. */
final class AccessTokens {
    private final CognitoState state;

    AccessTokens(CognitoState state) {
        this.state = state;
    }

    String issue(Pool pool, AppClient client, List<String> scopes) {
        Instant now = state.now();
        // Fact: TOK-CLAIMS
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject(client.id())
                .issuer(WellKnown.issuer(state, pool))
                .claim("token_use", "access")
                .claim("client_id", client.id())
                .claim("version", 2)
                .claim("auth_time", now.getEpochSecond())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(client.accessTokenValidity())))
                .jwtID(state.ids.uuid().toString());
        if (!scopes.isEmpty()) {
            claims.claim("scope", String.join(" ", scopes));
        }
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(SigningKeys.ACCESS_TOKENS)
                .build();
        SignedJWT jwt = new SignedJWT(header, claims.build());
        String token = state.signsTokens ? signed(jwt) : new String(jwt.getSigningInput(), US_ASCII) + ".unsigned";
        state.issuedTokens.add(token);
        return token;
    }

    private String signed(SignedJWT token) {
        try {
            token.sign(new RSASSASigner(state.keys().accessTokens()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
