package io.github.cognitom2m.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

final class LoopbackServerTest {
    private final EmulatedAws aws = new EmulatedAws(EmulatedTime.real());

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start(aws);

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    @AutoClose
    private final CognitoIdentityProviderClient cognito = CognitoIdentityProviderClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.US_EAST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "key")))
            .build();

    @Test
    void givesATokenToWhoeverAsksOnThePathOfTheDomainsHost() throws Exception {
        String pool = pool();
        cognito.createResourceServer(r -> r.userPoolId(pool)
                .identifier("orders")
                .name("Orders")
                .scopes(ResourceServerScopeType.builder()
                        .scopeName("read")
                        .scopeDescription("Read")
                        .build()));
        cognito.createUserPoolDomain(r -> r.userPoolId(pool).domain("orders"));
        UserPoolClientType client = cognito.createUserPoolClient(r -> r.userPoolId(pool)
                        .clientName("machine")
                        .generateSecret(true)
                        .allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                        .allowedOAuthScopes("orders/read"))
                .userPoolClient();

        HttpResponse<String> answer = post(
                "/orders.auth.us-east-1.amazoncognito.com/oauth2/token",
                "grant_type=client_credentials&client_id=" + client.clientId() + "&client_secret="
                        + client.clientSecret());

        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"access_token\""), answer.body());
    }

    @Test
    void publishesThePoolsKeys() throws Exception {
        HttpResponse<String> answer = get("/" + pool() + "/.well-known/jwks.json");

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("\"keys\""), answer.body());
    }

    @Test
    void leadsToAnyHostOfTheNetwork() throws Exception {
        aws.network().bind("api.example.com", request -> Answer.of(200, "text/plain", request.uri() + request.body()));

        assertEquals(
                "https://api.example.com/orders?page=2body",
                post("/api.example.com/orders?page=2", "body").body());
    }

    @Test
    void tellsErrorsAsTheServiceDoes() {
        assertThrows(
                ResourceNotFoundException.class,
                () -> cognito.describeUserPool(r -> r.userPoolId("us-east-1_Absent123")));
    }

    @Test
    void answersForAHostThatDoesNotResolve() throws Exception {
        HttpResponse<String> answer = get("/absent.auth.us-east-1.amazoncognito.com/oauth2/token");

        assertEquals(502, answer.statusCode());
    }

    @Test
    void breaksTheConnectionWhereTheNetworkDoes() {
        aws.network().bind("broken.example.com", request -> {
            throw new ConnectException("Connection reset");
        });

        assertThrows(IOException.class, () -> get("/broken.example.com/"));
    }

    @Test
    void recordsWhatWasCalled() {
        String pool = pool();

        Call call = aws.calls().all().getFirst();

        assertEquals("cognito-idp:CreateUserPool", call.action());
        assertTrue(String.valueOf(call.output()).contains(pool), "the answer is recorded");
    }

    private String pool() {
        return cognito.createUserPool(r -> r.poolName("pool")).userPool().id();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(server.endpoint() + path);
    }
}
