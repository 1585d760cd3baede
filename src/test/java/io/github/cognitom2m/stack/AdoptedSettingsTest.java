package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Platform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Of what is adopted, only what the template declares changes; every other setting stays, however unusual. */
final class AdoptedSettingsTest {
    private static final String DOMAIN = "auth.example.com";
    private static final String CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/one";
    private static final List<String> UPDATES =
            List.of("UpdateUserPoolClient", "UpdateUserPoolDomain", "UpdateResourceServer");

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private String clientId = "";

    @BeforeEach
    void makesEverythingUnusual() {
        platform.cognito(
                "CreateResourceServer",
                inPool(Map.of(
                        "Identifier",
                        "orders",
                        "Name",
                        "The API of 2019",
                        "Scopes",
                        List.of(Map.of("ScopeName", "read", "ScopeDescription", "to read")))));
        platform.cognito(
                "CreateUserPoolDomain",
                inPool(Map.of(
                        "Domain",
                        DOMAIN,
                        "ManagedLoginVersion",
                        2,
                        "Routing",
                        Map.of("Failover", Map.of("SecondaryRegion", "eu-west-1")),
                        "CustomDomainConfig",
                        Map.of("CertificateArn", CERTIFICATE, "SecurityPolicy", "TLS_V1_3_2025"))));
        platform.aws()
                .cognito()
                .alias(DOMAIN, platform.aws().cognito().domains().getFirst().cloudFrontDomain());
        Map<String, Object> client = inPool(Map.of(
                "ClientName",
                "by-hand",
                "GenerateSecret",
                true,
                "AllowedOAuthFlows",
                List.of("client_credentials"),
                "AllowedOAuthFlowsUserPoolClient",
                true,
                "AllowedOAuthScopes",
                List.of("orders/read"),
                "EnableTokenRevocation",
                false,
                "AccessTokenValidity",
                24,
                "IdTokenValidity",
                7));
        client.putAll(Map.of(
                "RefreshTokenValidity",
                9,
                "TokenValidityUnits",
                Map.of("AccessToken", "hours", "IdToken", "hours", "RefreshToken", "days"),
                "ReadAttributes",
                List.of("email"),
                "WriteAttributes",
                List.of("email"),
                "PreventUserExistenceErrors",
                "LEGACY",
                "AuthSessionValidity",
                5));
        clientId = String.valueOf(
                Json.object(platform.cognito("CreateUserPoolClient", client).get("UserPoolClient"))
                        .get("ClientId"));
    }

    @Test
    void stayWithoutASingleUpdateCall() {
        List<Map<String, Object>> before = described();
        List<String> changes = platform.changeNames(
                () -> platform.deploy("orders", declaring("")).is(CREATE_COMPLETE));
        assertEquals(List.of(), changes.stream().filter(UPDATES::contains).toList());
        assertEquals(before, described());
    }

    @Test
    void changeOnlyWhereTheyAreDeclared() {
        List<Map<String, Object>> before = described();
        Deployed stack = platform.deploy("orders", declaring("")).is(CREATE_COMPLETE);
        stack.update(declaring(", AccessTokenValidity: 2")
                        .replace("Identifier: orders", "Identifier: orders, Name: Orders")
                        .replace("certificate/one", "certificate/two"))
                .is(UPDATE_COMPLETE);
        List<Map<String, Object>> expected = List.of(
                with(before.get(0), "Name", "Orders"),
                with(
                        before.get(1),
                        "CustomDomainConfig",
                        Map.of("CertificateArn", CERTIFICATE.replace("one", "two"), "SecurityPolicy", "TLS_V1_3_2025")),
                with(
                        with(before.get(2), "AccessTokenValidity", 7200),
                        "TokenValidityUnits",
                        Map.of("AccessToken", "seconds", "IdToken", "hours", "RefreshToken", "days")));
        assertEquals(expected, described());
    }

    @Test
    void stayWhereAClientGetsAnotherScope() {
        List<Map<String, Object>> before = described();
        Deployed stack = platform.deploy("orders", declaring("")).is(CREATE_COMPLETE);
        stack.update(declaring("")
                        .replace("[{ScopeName", "[{ScopeName: write, ScopeDescription: to write}, {ScopeName"))
                .is(UPDATE_COMPLETE);
        assertEquals(
                with(before.get(2), "AllowedOAuthScopes", List.of("orders/read", "orders/write")),
                described().get(2));
    }

    @Test
    void ofARotatedClientAreTakenOverAgain() {
        Deployed stack = platform.deploy("orders", declaring("")).is(CREATE_COMPLETE);
        Rotating rotating = new Rotating(stack);
        rotating.rotate();
        rotating.rotate();
        Object secret = stack.credential().get("client_secret");
        stack.update(declaring(", AccessTokenValidity: 3")).is(UPDATE_COMPLETE);
        List<Map<String, Object>> before = described();
        stack.delete().is(DELETE_COMPLETE);
        Deployed again = platform.deploy("orders", declaring("")).is(CREATE_COMPLETE);
        assertEquals(clientId, again.attribute("ClientId"));
        assertEquals(secret, again.credential().get("client_secret"));
        assertEquals(before, described());
    }

    private String declaring(String client) {
        return """
                UserPoolId: !Ref Pool
                AdoptExisting: true
                ResourceServer: {Identifier: orders, Scopes: [{ScopeName: read, ScopeDescription: to read}]}
                Domain: {Domain: auth.example.com, CustomDomainConfig: {CertificateArn: '%s'}}
                Client: {ClientId: %s%s}
                """.formatted(CERTIFICATE, clientId, client);
    }

    /** Server, domain and client, less what every change changes. */
    private List<Map<String, Object>> described() {
        Map<String, Object> client = shown("DescribeUserPoolClient", "UserPoolClient", Map.of("ClientId", clientId));
        client.remove("LastModifiedDate");
        client.remove("ClientSecret");
        Map<String, Object> domain = shown("DescribeUserPoolDomain", "DomainDescription", Map.of("Domain", DOMAIN));
        domain.remove("Status");
        return List.of(
                shown("DescribeResourceServer", "ResourceServer", Map.of("Identifier", "orders")), domain, client);
    }

    private Map<String, Object> shown(String operation, String member, Map<String, Object> input) {
        boolean hasPool = !operation.equals("DescribeUserPoolDomain");
        return new LinkedHashMap<>(Json.object(
                platform.cognito(operation, hasPool ? inPool(input) : input).get(member)));
    }

    private Map<String, Object> inPool(Map<String, Object> members) {
        Map<String, Object> input = new LinkedHashMap<>(members);
        input.put("UserPoolId", platform.pool());
        return input;
    }

    private static Map<String, Object> with(Map<String, Object> members, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return changed;
    }
}
