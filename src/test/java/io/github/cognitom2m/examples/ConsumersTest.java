package io.github.cognitom2m.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.lambda.Invocation;
import io.github.cognitom2m.scripts.Shell;
import io.github.cognitom2m.support.ConsumerTraffic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The consumers of the examples as their templates deploy them: each calls the API with tokens for its own client. */
@ParameterizedClass
@ValueSource(strings = {"python", "node", "java"})
@EnabledOnOs(OS.LINUX)
@Tag("thorough")
final class ConsumersTest {
    private final String language;
    private final ExampleAccount account;
    private final Stack stack;

    ConsumersTest(String language, @TempDir Path directory) throws Exception {
        skipWithout(language);
        this.language = language;
        account = new ExampleAccount(directory);
        account.deployProvider();
        Stack api = account.deployApi();
        stack = account.deploy("consumer-" + language + ".yaml");
        ExampleAccount.admit(api, List.of(stack));
    }

    private static void skipWithout(String language) throws Exception {
        // The API's own function is in Python.
        Shell.needs("python3");
        switch (language) {
            case "python" -> RuntimeSdks.needsBoto3();
            case "node" -> {
                Shell.needs("node");
                RuntimeSdks.needsSdkForJavaScript();
            }
            default -> {}
        }
    }

    @AfterEach
    void close() throws IOException {
        account.close();
    }

    @Test
    void keepsItsTokenAndNamesNoScope() throws Exception {
        ConsumerTraffic traffic = meet(ConsumerTraffic.usual());
        assertServed();
        assertServed();
        assertEquals(1, traffic.tokenRequests().size());
        assertFalse(traffic.tokenRequests().getFirst().contains("cope"), traffic.tokenRequests()::toString);
        // One of the three needs no domain.
        assertEquals(
                !language.equals("python"), traffic.tokenRequests().getFirst().equals("grant_type=client_credentials"));
        assertEquals(1, traffic.secretReads());
    }

    @Test
    void getsANewTokenShortlyBeforeTheOldOneExpires() throws Exception {
        ConsumerTraffic traffic = meet(ConsumerTraffic.expiringIn(59));
        assertServed();
        assertServed();
        assertEquals(2, traffic.tokenRequests().size());
        assertEquals(1, traffic.secretReads());
    }

    @Test
    void readsTheSecretAgainWhereTheClientSecretWasReplaced() throws Exception {
        ConsumerTraffic traffic = meet(ConsumerTraffic.expiringIn(59));
        assertServed();
        replaceClientSecret();
        assertServed();
        assertEquals(3, traffic.tokenRequests().size());
        assertEquals(2, traffic.secretReads());
    }

    @Test
    void readsTheSecretAgainWhereTheDomainIsGone() throws Exception {
        assumeFalse(language.equals("python"), "asks no domain");
        ConsumerTraffic traffic =
                meet(ConsumerTraffic.outdated(1, "token_endpoint", "http://gone.invalid/oauth2/token"));
        assertServed();
        assertEquals(1, traffic.tokenRequests().size());
        assertEquals(2, traffic.secretReads());
    }

    @Test
    void failsWhereWhatItReadsAgainIsRefusedToo() throws Exception {
        ConsumerTraffic traffic = meet(ConsumerTraffic.outdated(2, "client_secret", "notTheRightOne0123456789"));
        Invocation invocation = invoke();
        assertTrue(invocation.functionError().isPresent(), invocation.response());
        assertTrue(invocation.response().contains("400"), invocation.response());
        assertFalse(invocation.response().contains("notTheRightOne"), invocation.response());
        assertEquals(2, traffic.tokenRequests().size());
        assertEquals(2, traffic.secretReads());
        assertServed();
    }

    @Test
    void dropsATokenThatTheApiRefuses() throws Exception {
        ConsumerTraffic traffic = meet(ConsumerTraffic.refusedByTheApi(1));
        assertServed();
        assertEquals(2, traffic.tokenRequests().size());
        assertEquals(1, traffic.secretReads());
    }

    @Test
    void failsWhereTheApiRefusesTheNextTokenToo() throws Exception {
        ConsumerTraffic traffic = meet(ConsumerTraffic.refusedByTheApi(2));
        Invocation invocation = invoke();
        assertTrue(invocation.functionError().isPresent(), invocation.response());
        assertTrue(invocation.response().contains("401"), invocation.response());
        assertEquals(2, traffic.tokenRequests().size());
    }

    @Test
    void leavesTheSecretAloneWhereTheTokenEndpointFails() throws Exception {
        ConsumerTraffic traffic = meet(ConsumerTraffic.outOfOrder());
        Invocation invocation = invoke();
        assertTrue(invocation.functionError().isPresent(), invocation.response());
        assertTrue(invocation.response().contains("503"), invocation.response());
        assertEquals(1, traffic.tokenRequests().size());
        assertEquals(1, traffic.secretReads());
    }

    private ConsumerTraffic meet(ConsumerTraffic traffic) {
        account.aws().network().weather(traffic);
        return traffic;
    }

    private void assertServed() throws IOException {
        Invocation invocation = invoke();
        assertTrue(invocation.functionError().isEmpty(), invocation.response());
        assertEquals(
                Map.of("orders", List.of(), "caller", stack.output("ClientId")),
                JSON.std.mapFrom(invocation.response()));
    }

    private Invocation invoke() {
        return account.lambda()
                .invoke(account.aws().place().arn("lambda", "function:" + stack.output("FunctionName")), "{}");
    }

    /** Does what a rotation does, and deletes the former client secret at once. */
    private void replaceClientSecret() throws IOException {
        String secret = stack.resource("Credentials").physicalId();
        Map<String, Object> client = new HashMap<>(Map.of(
                "UserPoolId",
                stack.resource("Credentials").properties().getOrDefault("UserPoolId", ""),
                "ClientId",
                stack.output("ClientId")));
        Map<String, Object> former = Json.object(
                Json.list(cognito("ListUserPoolClientSecrets", client).get("ClientSecrets"))
                        .getFirst());
        Map<String, Object> added =
                Json.object(cognito("AddUserPoolClientSecret", client).get("ClientSecretDescriptor"));
        Map<String, Object> value = new HashMap<>(account.credential(secret));
        value.put("client_secret", added.get("ClientSecretValue"));
        account.aws()
                .call(
                        "secretsmanager",
                        "UpdateSecret",
                        Map.of(
                                "SecretId", secret,
                                "ClientRequestToken", UUID.randomUUID().toString(),
                                "SecretString", JSON.std.asString(value)));
        client.put("ClientSecretId", former.get("ClientSecretId"));
        cognito("DeleteUserPoolClientSecret", client);
    }

    private Map<String, Object> cognito(String operation, Map<String, Object> input) {
        return account.aws().call("cognito-idp", operation, input);
    }
}
