package io.github.cognitom2m.emulator.cognito;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/** The keys with which pools sign. */
record SigningKeys(RSAKey idTokens, RSAKey accessTokens) {
    /** Made once a process, because making them is slow. */
    static final SigningKeys OF_PROCESS = new SigningKeys(make("id-tokens"), make("access-tokens"));

    private static RSAKey make(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
