package io.github.cognitom2m.emulator.cognito;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/** The keys with which pools sign. */
record SigningKeys(RSAKey idTokens, RSAKey accessTokens) {
    /** The id of the key for access tokens. */
    static final String ACCESS_TOKENS = "access-tokens";

    private static final class OfProcess {
        static final SigningKeys KEYS = new SigningKeys(make("id-tokens"), make(ACCESS_TOKENS));
    }

    /** Made once a process, because making them is slow, and only if something is signed. */
    static SigningKeys ofProcess() {
        return OfProcess.KEYS;
    }

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
