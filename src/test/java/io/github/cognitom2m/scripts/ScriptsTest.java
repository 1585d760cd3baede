package io.github.cognitom2m.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.LoopbackServer;
import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts that find secrets and clients, with the real AWS CLI; ServedStackTest has the way to a token. */
final class ScriptsTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start(platform.aws());

    private final Shell shell = Shell.reaching(server.endpoint());

    @BeforeAll
    static void needsTools() {
        Shell.needs("aws", "curl");
    }

    @Test
    void listsTheClientsOfAllStacksAndNoOtherSecrets() {
        Existing existing = new Existing(platform);
        existing.server("read");
        Map<String, Object> adopted = existing.client("orders/read");
        Deployed made = platform.deploy("shop", Orders.server("shop", "sell") + Orders.domain("shop"));
        platform.deploy(
                "billing",
                "UserPoolId: !Ref Pool\nAdoptExisting: true\nClient: {ClientId: " + adopted.get("ClientId")
                        + ", AllowedOAuthScopes: [orders/read]}\n");
        secret("foreign");
        assertEquals(
                List.of(
                        "STACK LOGICAL ID USER POOL CLIENT ID AGE ROTATED NEXT GRACE READ",
                        "billing Credentials " + platform.pool() + " " + adopted.get("ClientId") + " N - - - -",
                        "shop Credentials " + platform.pool() + " " + made.attribute("ClientId") + " N - - - -"),
                clients().stream()
                        .map(line -> line.replaceFirst(" -?[0-9]+ - - - -$", " N - - - -"))
                        .toList());
    }

    @Test
    void tellsAgeRotationsGraceAndRead() {
        Deployed stack = platform.deploy("shop", Orders.withScopes("read") + "Rotation: {GracePeriodHours: 24}\n");
        platform.passQueue();
        new Rotating(stack).rotate();
        String grace =
                platform.aws().time().instant().plus(Duration.ofHours(24)).toString();
        platform.aws().network().weather((request, service) -> {
            Answer answer = service.handle(request);
            String dated = answer.body()
                    .replaceAll("\"Last(Rotated|Accessed)Date\":[0-9.]+,?", "")
                    .replace("\"2026-11-22T10:00:02Z\"", "\"2026-11-20T10:00:02Z\"")
                    .replace(
                            "\"CreatedDate\"",
                            "\"LastRotatedDate\":1709164801.5,\"LastAccessedDate\":1798761599,"
                                    + "\"NextRotationDate\":1801440000,\"CreatedDate\"");
            return new Answer(answer.status(), answer.headers(), dated);
        });
        long age = ChronoUnit.DAYS.between(LocalDate.of(2026, 11, 20), LocalDate.now(ZoneOffset.UTC));
        assertEquals(
                "shop Credentials " + platform.pool() + " " + stack.attribute("ClientId") + " " + age
                        + " 2024-02-29 2027-02-01 " + grace.substring(0, 16) + "Z 2026-12-31",
                clients().get(1));
    }

    @Test
    void listsTheClientsThatWouldLoseSomething() {
        platform.deploy(
                "orders", Orders.withScopes("read", "write") + "Client: {AllowedOAuthScopes: [orders/write]}\n");
        platform.deploy("batch", "UserPoolId: !Ref Pool\nClient: {AllowedOAuthScopes: [orders/read]}\n");
        platform.deploy("shop", Orders.server("orders-shop", "read"));
        platform.deploy(
                "other",
                "UserPoolId: !Ref OtherPool\nResourceServer: {Identifier: orders-other, Scopes:"
                        + " [{ScopeName: read, ScopeDescription: to read}]}\n");
        assertEquals(List.of("batch"), stacks("--scope orders/read"));
        assertEquals(List.of("batch", "orders"), stacks("--server orders"));
        assertEquals(List.of("batch", "orders", "shop"), stacks("--domain " + Orders.PREFIX));
        assertEquals(List.of(), stacks("--scope orders/rea"));
        assertFails("list-clients.sh --domain absent", "there is no domain absent");
        assertFails("list-clients.sh --scope", "usage: scripts/list-clients.sh");
    }

    private List<String> stacks(String option) {
        return clients(option).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-credentials.sh", "get-token.sh", "list-clients.sh", "revoke-leaked-secret.sh"})
    void eachSaysHowItIsUsedAndWhatItLacks(String script) {
        for (String help : List.of("-h", "--help")) {
            Shell.Result asked = shell.run("scripts/" + script + " " + help);
            assertEquals(0, asked.status(), asked.output());
            assertTrue(asked.output().startsWith("usage: scripts/" + script), asked.output());
        }
        assertEquals(2, shell.run("scripts/" + script + " one two three").status());
        String secret = List.of("get-token.sh", "revoke-leaked-secret.sh").contains(script) ? " m2m/a" : "";
        Shell.Result without = shell.with("PATH", "/nonexistent").run("scripts/" + script + secret);
        assertTrue(without.output().startsWith("FAILED     aws is not installed"), without.output());
        Shell.Result elsewhere = shell.with("AWS_REGION", "eu-west-1").run("scripts/" + script + secret);
        assertEquals(1, elsewhere.status());
        assertTrue(elsewhere.output().contains("the SAM CLI deploys to us-east-1"), elsewhere.output());
    }

    @Test
    void saysWhatIsWrongWithAStackThatGivesNoToken() {
        platform.deploy("shop", Orders.withScopes("read"));
        assertFails("get-token.sh absent", "Stack with id absent does not exist", "not found in the Region us-east-1");
        assertFails("get-token.sh " + Platform.PROVIDER, "stack provider has no Custom::CognitoM2M");
        assertFails("get-token.sh m2m/absent", "ResourceNotFoundException", "not found in the Region us-east-1");
        assertFails("get-token.sh", "usage: scripts/get-token.sh");
        secret("m2m/other");
        assertFails("get-token.sh m2m/other", "it lacks client_id or client_secret");
    }

    @Test
    void getsATokenWithoutADomain() {
        Deployed stack = platform.deploy("shop", Orders.server("shop", "sell"));
        Shell.Result shown = shell.run("scripts/get-token.sh shop");
        assertEquals(0, shown.status(), shown.output());
        assertTrue(shown.output().contains("token_endpoint  none: GetClientToken was used"), shown.output());
        assertTrue(shown.output().contains("expires_in      3600"), shown.output());
        assertTrue(shown.output().contains("\"scope\":\"shop/sell\""), shown.output());
        String token =
                shell.run("scripts/get-token.sh -t " + stack.arn()).output().strip();
        assertTrue(platform.aws().cognito().issuedTokens().contains(token), token);
    }

    /** A secret that is nobody's credentials. */
    private void secret(String name) {
        platform.secretsManager(
                "CreateSecret",
                Map.of(
                        "Name",
                        name,
                        "SecretString",
                        "{}",
                        "ClientRequestToken",
                        "0d6c7a52-0000-4000-8000-000000000000"));
    }

    private List<String> clients() {
        return clients("");
    }

    private List<String> clients(String option) {
        Shell.Result result = shell.run("scripts/list-clients.sh " + option);
        assertEquals(0, result.status(), result.output());
        return result.output()
                .lines()
                .map(line -> line.replaceAll(" +", " ").strip())
                .toList();
    }

    private void assertFails(String command, String... messages) {
        Shell.Result result = shell.run("scripts/" + command);
        assertTrue(result.status() != 0, result.output());
        for (String message : messages) {
            assertTrue(result.output().contains(message), result.output());
        }
    }
}
