package io.github.cognitom2m.emulator.cognito;

import static io.github.cognitom2m.emulator.cognito.Samples.machineRequest;
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
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
    private static final String FLOW = "ALLOW_CLIENT_TOKEN_AUTH";

    @AutoClose
    private final Target target = Target.open();

    private final CognitoIdentityProviderClient cognito = target.cognito();
    private UserPoolClientType client = UserPoolClientType.builder().build();

    @BeforeEach
    void machineClient() {
        server(target, "orders", "read", "write");
        client = client(FLOW);
    }

    @Test
    void answersATokenWithTheClaimsOfTheTokenEndpoint() throws Exception {
        ClientAuthenticationResultType answer = token(client.clientSecret());

        assertEquals("Bearer", answer.tokenType());
        assertEquals(3600, answer.expiresIn());
        JWTClaimsSet claims = claims(answer);
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
    void grantsTheScopesThatAreNamed() throws Exception {
        ClientAuthenticationResultType answer = cognito.getClientToken(r -> r.clientId(client.clientId())
                        .secret(client.clientSecret())
                        .scopes("orders/read"))
                .clientAuthenticationResult();

        assertEquals("orders/read", claims(answer).getClaim("scope"));
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

        assertFalse(token(client.clientSecret()).accessToken().isEmpty());
        assertFalse(token(added).accessToken().isEmpty());
    }

    @Test
    void refusesAWrongOrAbsentSecret() {
        String text = "Invalid client or secret";

        assertEquals(text, refusal(NotAuthorizedException.class, () -> token("wrong" + client.clientSecret())));
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
        client = client("ALLOW_REFRESH_TOKEN_AUTH");
        assertThrows(InvalidParameterException.class, () -> token(client.clientSecret()));

        target.emulator().cognito().vary(Variant.CLIENT_WITHOUT_FLOW_IS_NOT_AUTHORIZED);
        assertThrows(NotAuthorizedException.class, () -> token(client.clientSecret()));
    }

    @Test
    void hasNoOtherFlowBesideItsOwn() {
        assertThrows(InvalidParameterException.class, () -> client(FLOW, "ALLOW_REFRESH_TOKEN_AUTH"));
    }

    @Test
    void isRefusedWhereItIsNotEnabled() {
        target.emulator().cognito().withoutClientTokens(target.poolId()::equals);
        assertThrows(OperationNotEnabledException.class, () -> token(client.clientSecret()));

        target.emulator().cognito().withoutClientTokens(pool -> false);
        assertFalse(token(client.clientSecret()).accessToken().isEmpty());
    }

    @Test
    void isThrottledApartFromEverythingElse() {
        target.emulator().network().weather(new RequestQuotas(target.emulator().time()));
        for (int i = 0; i < 150; i++) {
            token(client.clientSecret());
        }

        TooManyRequestsException refused =
                assertThrows(TooManyRequestsException.class, () -> token(client.clientSecret()));
        assertEquals("Rate exceeded", refused.awsErrorDetails().errorMessage());
        assertEquals(client.clientId(), described().clientId());
    }

    @Test
    void knowsANewSecretAndAChangedFlowAfterTheirDelays() {
        Cognito emulated = target.emulator().cognito();
        emulated.delays(Delays.NONE
                .withSecrets(Duration.ofSeconds(10), Duration.ZERO)
                .with(Delay.CLIENT_CHANGE, Duration.ofSeconds(20)));
        String added = cognito.addUserPoolClientSecret(
                        r -> r.userPoolId(target.poolId()).clientId(client.clientId()))
                .clientSecretDescriptor()
                .clientSecretValue();
        assertThrows(NotAuthorizedException.class, () -> token(added));
        target.emulator().time().pass(Duration.ofSeconds(10));
        assertFalse(token(added).accessToken().isEmpty());

        UserPoolClientType old = client("ALLOW_REFRESH_TOKEN_AUTH");
        target.emulator().time().pass(Duration.ofSeconds(20));
        client = cognito
                .updateUserPoolClient(r ->
                        r.userPoolId(target.poolId()).clientId(old.clientId()).explicitAuthFlowsWithStrings(FLOW))
                .userPoolClient()
                .toBuilder()
                .clientSecret(old.clientSecret())
                .build();
        target.emulator().time().pass(Duration.ofSeconds(19));
        assertThrows(InvalidParameterException.class, () -> token(client.clientSecret()));
        target.emulator().time().pass(Duration.ofSeconds(1));
        assertFalse(token(client.clientSecret()).accessToken().isEmpty());
    }

    @Test
    void spreadsAChangedOAuthFlowToTheTokenEndpointAsSlowly() throws Exception {
        TokenRequests endpoint = TokenRequests.to(target);
        target.emulator().cognito().delays(Delays.NONE.with(Delay.CLIENT_CHANGE, Duration.ofSeconds(20)));
        target.emulator().time().pass(Duration.ofSeconds(20));
        cognito.updateUserPoolClient(r -> r.userPoolId(target.poolId()).clientId(client.clientId()));
        String basic = endpoint.basic(client, client.clientSecret());

        assertEquals(200, endpoint.ask(basic, "grant_type=client_credentials").status());
        target.emulator().time().pass(Duration.ofSeconds(20));
        assertEquals(400, endpoint.ask(basic, "grant_type=client_credentials").status());
    }

    @Test
    void refusesOrIgnoresAScopeThatTheClientMayNotHave() throws Exception {
        assertThrows(InvalidParameterException.class, () -> scoped("orders/read", "orders/none"));

        target.emulator().cognito().vary(Variant.IGNORES_SCOPES_NOT_ALLOWED);
        assertEquals("orders/read", claims(scoped("orders/read", "orders/none")).getClaim("scope"));
    }

    @Test
    void letsATriggerOfTheThirdVersionAddAndSuppressScopes() throws Exception {
        trigger("V3_0");
        target.emulator().cognito().tokenTrigger((clientId, granted, metadata) -> {
            TreeSet<String> scopes = new TreeSet<>(granted);
            scopes.remove("orders/write");
            scopes.add("tenant/" + metadata.get("tenant"));
            return List.copyOf(scopes);
        });

        ClientAuthenticationResultType answer = cognito.getClientToken(r -> r.clientId(client.clientId())
                        .secret(client.clientSecret())
                        .clientMetadata(Map.of("tenant", "blue")))
                .clientAuthenticationResult();

        assertEquals("orders/read tenant/blue", claims(answer).getClaim("scope"));
        assertEquals(
                "V3_0",
                cognito.describeUserPool(r -> r.userPoolId(target.poolId()))
                        .userPool()
                        .lambdaConfig()
                        .preTokenGenerationConfig()
                        .lambdaVersionAsString());
    }

    @Test
    void asksNoTriggerOfAnEarlierVersion() throws Exception {
        trigger("V2_0");
        target.emulator().cognito().tokenTrigger((clientId, granted, metadata) -> List.of());

        assertEquals(
                "orders/read orders/write", claims(token(client.clientSecret())).getClaim("scope"));
    }

    private void trigger(String version) {
        target.emulator();
        cognito.updateUserPool(r -> r.userPoolId(target.poolId())
                .lambdaConfig(config -> config.preTokenGenerationConfig(
                        trigger -> trigger.lambdaArn("arn:aws:lambda:us-east-1:123456789012:function:scopes")
                                .lambdaVersion(version))));
    }

    private UserPoolClientType client(String... flows) {
        return cognito.createUserPoolClient(machineRequest(target, "orders/read", "orders/write")
                        .explicitAuthFlowsWithStrings(flows)
                        .build())
                .userPoolClient();
    }

    private UserPoolClientType described() {
        return cognito.describeUserPoolClient(r -> r.userPoolId(target.poolId()).clientId(client.clientId()))
                .userPoolClient();
    }

    private ClientAuthenticationResultType token(String secret) {
        return cognito.getClientToken(r -> r.clientId(client.clientId()).secret(secret))
                .clientAuthenticationResult();
    }

    private ClientAuthenticationResultType scoped(String... scopes) {
        return cognito.getClientToken(r -> r.clientId(client.clientId())
                        .secret(client.clientSecret())
                        .scopes(scopes))
                .clientAuthenticationResult();
    }

    private static JWTClaimsSet claims(ClientAuthenticationResultType answer) throws ParseException {
        return SignedJWT.parse(answer.accessToken()).getJWTClaimsSet();
    }
}
