package io.github.cognitom2m.cognito;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Reads an access token that came straight from its issuer over TLS, so that its signature adds nothing. */
final class AccessToken {
    private AccessToken() {}

    /** The scopes that a token grants. */
    static NavigableSet<String> scopes(String token) throws IOException {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new IOException("the token is not a JWT");
        }
        Object scope = JSON.std.mapFrom(Base64.getUrlDecoder().decode(parts[1])).get("scope");
        return scope == null
                ? new TreeSet<>()
                : new TreeSet<>(Arrays.asList(scope.toString().split(" ")));
    }
}
