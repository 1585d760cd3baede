package io.github.cognitom2m.examples;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.docs.Page;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples, each deployed as it is beside the provider and the API. */
final class ExamplesTest {
    private static final String READER = "arn:aws:iam::210987654321:role/orders-reader";

    @RegisterExtension
    final Platform platform = Platform.bare();

    private final Deployed provider = deploy("cognito-m2m-dev", Path.of("template.yaml"), Map.of());
    private final Deployed api = deploy("orders-api", Path.of("examples", "api-owner.yaml"), Map.of());

    @Test
    void giveTheApiItsScopesAndAClientForAllOfThem() {
        assertEquals(Set.of("orders/read", "orders/write"), api.granted());
        assertEquals(List.of(api.attribute("ClientId")), audience());
    }

    @Test
    void letTheOwnerAdmitOthersToTheApi() {
        Map<String, String> others = Map.of("ClientIds", "1example23456789,2example23456789");
        api.stack().update(Template.load(Path.of("examples", "api-owner.yaml")), others);
        assertEquals(List.of(api.attribute("ClientId"), "1example23456789", "2example23456789"), audience());
    }

    @ParameterizedTest
    @ValueSource(strings = {"consumer-python", "consumer-node", "consumer-java", "ecs-task"})
    void giveACallerAClientThatMayOnlyRead(String example) {
        Deployed caller = deploy(example).is(CREATE_COMPLETE);
        assertEquals(Set.of("orders/read"), caller.granted());
        assertEquals(caller.attribute("ClientId"), caller.stack().output("ClientId"));
        deleteAll(caller);
    }

    @ParameterizedTest
    @ValueSource(strings = {"consumer-python", "consumer-node", "consumer-java"})
    void letACallerReadItsOwnSecretOnly(String example) {
        Deployed caller = deploy(example);
        Map<String, Object> role = caller.stack().resource("FunctionRole").properties();
        Map<String, Object> statement =
                Map.of("Effect", "Allow", "Action", "secretsmanager:GetSecretValue", "Resource", (Object) caller.arn());
        List<Object> policies = Json.list(role.get("Policies"));
        assertEquals(1, policies.size());
        assertEquals(
                List.of(statement), statements(Json.object(policies.getFirst()).get("PolicyDocument")));
    }

    @Test
    void shareASecretWithOneRoleOfAnotherAccount() throws IOException {
        Deployed shared = deploy(
                        "cross-account", Path.of("examples", "cross-account.yaml"), Map.of("ReaderRoleArn", READER))
                .is(CREATE_COMPLETE);
        assertEquals(
                List.of(Map.of(
                        "Effect", "Allow",
                        "Principal", Map.of("AWS", READER),
                        "Action", "secretsmanager:GetSecretValue",
                        "Resource", "*")),
                statements(JSON.std.anyFrom(Json.text(platform.secretsManager(
                                "GetResourcePolicy",
                                Map.of("SecretId", shared.stack().output("SecretArn")))
                        .get("ResourcePolicy")))));
        assertEquals(
                shared.stack().output("KeyArn"),
                shared.secret().details().kmsKeyId().orElseThrow());
        List<Map<String, Object>> key =
                statements(shared.stack().resource("Key").properties().get("KeyPolicy"));
        assertTrue(key.stream()
                .filter(statement -> Map.of("AWS", READER).equals(statement.get("Principal")))
                .allMatch(statement -> "kms:Decrypt".equals(statement.get("Action"))
                        && Map.of("StringEquals", Map.of("kms:ViaService", "secretsmanager.us-east-1.amazonaws.com"))
                                .equals(statement.get("Condition"))));
        deleteAll(shared);
    }

    @Test
    void areAllListedForTheirReaders() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("examples"))) {
            assertEquals(
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .collect(Collectors.toSet()),
                    Page.load("docs/consuming.md").table("Examples").keySet());
        }
    }

    private List<Object> audience() {
        Map<String, Object> authorizer = api.stack().resource("Authorizer").properties();
        return Json.list(Json.object(authorizer.get("JwtConfiguration")).get("Audience"));
    }

    private static List<Map<String, Object>> statements(@Nullable Object policy) {
        return Json.list(Json.object(policy).get("Statement")).stream()
                .map(Json::object)
                .toList();
    }

    private Deployed deploy(String example) {
        return deploy(example, Path.of("examples", example + ".yaml"), Map.of());
    }

    private Deployed deploy(String name, Path file, Map<String, String> parameters) {
        return new Deployed(platform, platform.cloudFormation().create(name, Template.load(file), parameters));
    }

    private void deleteAll(Deployed caller) {
        caller.delete().is(DELETE_COMPLETE);
        api.delete().is(DELETE_COMPLETE);
        provider.delete().is(DELETE_COMPLETE);
        assertEquals(List.of(), platform.cloudFormation().inventory().all());
        platform.assertNothingLeft();
    }
}
