package io.github.cognitom2m.emulator.cognito;

import static io.github.cognitom2m.emulator.cognito.Samples.refusal;
import static io.github.cognitom2m.emulator.cognito.Samples.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.jr.ob.JSON;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.RequestQuotas;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ClientAuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OperationNotEnabledException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** The contract of GetClientToken, which needs no domain. */
final class ClientTokensContractTest {
    @AutoClose
    private final Target target = Target.open();

    private final CognitoIdentityProviderClient cognito = target.cognito();
    private final ClientTokenRequests tokens = new ClientTokenRequests(target);
    private UserPoolClientType client = UserPoolClientType.builder().build();

    @BeforeEach
    void machineClient() {
        server(target, "orders", "read", "write");
        client = tokens.client(ClientTokenRequests.FLOW);
    }

    @Test
    void answersATokenWithTheClaimsOfTheTokenEndpoint() throws Exception {
        ClientAuthenticationResultType answer = tokens.token(client, client.clientSecret());

        assertEquals("Bearer", answer.tokenType());
        assertEquals(3600, answer.expiresIn());
        JWTClaimsSet claims = ClientTokenRequests.claims(answer);
        TokenRequests endpoint = TokenRequests.to(target);
        Answer other = endpoint.ask(endpoint.basic(client, client.clientSecret()), "grant_type=client_credentials");
        JWTClaimsSet expected = SignedJWT.parse(
                        String.valueOf(JSON.std.mapFrom(other.body()).get("access_token")))
                .getJWTClaimsSet();
        assertEquals(expected.getClaims().keySet(), claims.getClaims().keySet());
        for (String same : List.of("iss", "sub", "client_id", "token_use", "scope", "version")) {
            assertEquals(expected.getClaim(same), claims.getClaim(same), same);
        }
    }

    @Test
    void needsNoSignature() throws Exception {
        Answer answer = target.send(
                "POST",
                "https://cognito-idp." + target.region() + ".amazonaws.com/",
                Map.of(
                        "x-amz-target",
                        "AWSCognitoIdentityProviderService.GetClientToken",
                        "content-type",
                        "application/x-amz-json-1.1"),
                JSON.std.asString(Map.of("ClientId", client.clientId(), "Secret", client.clientSecret())));

        assertEquals(200, answer.status(), answer.body());
    }

    @Test
    void takesEitherOfTwoSecrets() {
        String added = cognito.addUserPoolClientSecret(
                        r -> r.userPoolId(target.poolId()).clientId(client.clientId()))
                .clientSecretDescriptor()
                .clientSecretValue();

        assertFalse(tokens.token(client, client.clientSecret()).accessToken().isEmpty());
        assertFalse(tokens.token(client, added).accessToken().isEmpty());
    }

    @Test
    void refusesAWrongOrAbsentSecret() {
        String text = "Invalid client or secret";

        assertEquals(
                text,
                refusal(NotAuthorizedException.class, () -> tokens.token(client, "wrong" + client.clientSecret())));
        assertEquals(
                text,
                refusal(
                        NotAuthorizedException.class,
                        () -> cognito.getClientToken(r -> r.clientId(client.clientId()))));
    }

    @Test
    void refusesAnUnknownClient() {
        assertThrows(
                ResourceNotFoundException.class,
                () -> cognito.getClientToken(r -> r.clientId("2".repeat(26)).secret(client.clientSecret())));
    }

    @Test
    void refusesAClientWithoutTheFlowInOneOfTwoWays() {
        client = tokens.client("ALLOW_REFRESH_TOKEN_AUTH");
        assertThrows(InvalidParameterException.class, () -> tokens.token(client, client.clientSecret()));

        target.emulator().cognito().vary(Variant.CLIENT_WITHOUT_FLOW_IS_NOT_AUTHORIZED);
        assertThrows(NotAuthorizedException.class, () -> tokens.token(client, client.clientSecret()));
    }

    @Test
    void hasNoOtherFlowBesideItsOwn() {
        assertThrows(
                InvalidParameterException.class,
                () -> tokens.client(ClientTokenRequests.FLOW, "ALLOW_REFRESH_TOKEN_AUTH"));
    }

    @Test
    void isRefusedWhereItIsNotEnabled() {
        target.emulator().cognito().withoutClientTokens(target.poolId()::equals);
        assertThrows(OperationNotEnabledException.class, () -> tokens.token(client, client.clientSecret()));

        target.emulator().cognito().withoutClientTokens(pool -> false);
        assertFalse(tokens.token(client, client.clientSecret()).accessToken().isEmpty());
    }

    @Test
    void isThrottledApartFromEverythingElse() {
        target.emulator().network().weather(new RequestQuotas(target.emulator().time()));
        for (int i = 0; i < 150; i++) {
            tokens.token(client, client.clientSecret());
        }

        TooManyRequestsException refused =
                assertThrows(TooManyRequestsException.class, () -> tokens.token(client, client.clientSecret()));
        assertEquals("Rate exceeded", refused.awsErrorDetails().errorMessage());
        assertEquals(client.clientId(), described().clientId());
    }

    private UserPoolClientType described() {
        return cognito.describeUserPoolClient(r -> r.userPoolId(target.poolId()).clientId(client.clientId()))
                .userPoolClient();
    }
}
