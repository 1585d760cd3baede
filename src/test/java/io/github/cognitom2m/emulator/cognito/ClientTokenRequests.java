package io.github.cognitom2m.emulator.cognito;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ClientAuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** Asks GetClientToken for tokens of a target's clients. */
record ClientTokenRequests(Target target) {
    static final String FLOW = "ALLOW_CLIENT_TOKEN_AUTH";

    /** A client with two scopes, the OAuth flow of machines, and these flows for its own authentication. */
    UserPoolClientType client(String... flows) {
        return target.cognito()
                .createUserPoolClient(Samples.machineRequest(target, "orders/read", "orders/write")
                        .explicitAuthFlowsWithStrings(flows)
                        .build())
                .userPoolClient();
    }

    ClientAuthenticationResultType token(UserPoolClientType client, String secret) {
        return target.cognito()
                .getClientToken(r -> r.clientId(client.clientId()).secret(secret))
                .clientAuthenticationResult();
    }

    ClientAuthenticationResultType scoped(UserPoolClientType client, String... scopes) {
        return target.cognito()
                .getClientToken(r -> r.clientId(client.clientId())
                        .secret(client.clientSecret())
                        .scopes(scopes))
                .clientAuthenticationResult();
    }

    static JWTClaimsSet claims(ClientAuthenticationResultType answer) throws ParseException {
        return SignedJWT.parse(answer.accessToken()).getJWTClaimsSet();
    }
}
