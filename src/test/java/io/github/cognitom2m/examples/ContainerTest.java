package io.github.cognitom2m.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.scripts.RecordedCurl;
import io.github.cognitom2m.scripts.Shell;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The container of the example for ECS, run with the environment that ECS gives to it. */
final class ContainerTest {
    @Test
    void callsTheApiWithCredentialsThatWereInjected(@TempDir Path directory) throws Exception {
        Shell.needs("curl", "python3");
        try (ExampleAccount account = new ExampleAccount(directory)) {
            account.deployProvider();
            Stack api = account.deployApi();
            Stack stack = account.deploy("ecs-task.yaml");
            ExampleAccount.admit(api, List.of(stack));
            Map<String, Object> container = Json.object(
                    Json.list(stack.resource("TaskDefinition").properties().get("ContainerDefinitions"))
                            .getFirst());

            RecordedCurl curl = RecordedCurl.in(Files.createDirectory(directory.resolve("bin")));
            File log = directory.resolve("log").toFile();
            ProcessBuilder task = new ProcessBuilder(Stream.of("EntryPoint", "Command")
                            .flatMap(name -> Json.list(container.get(name)).stream())
                            .map(Json::text)
                            .toList())
                    .redirectError(log);
            Json.list(container.get("Environment")).stream()
                    .map(Json::object)
                    .forEach(each -> task.environment()
                            .put(Json.text(each.get("Name")), account.onLoopback(Json.text(each.get("Value")))));
            for (Object each : Json.list(container.get("Secrets"))) {
                Map<String, Object> secret = Json.object(each);
                task.environment()
                        .put(Json.text(secret.get("Name")), injected(account, Json.text(secret.get("ValueFrom"))));
            }
            task.environment().put("PATH", curl.path());
            Process process = task.start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);

            assertEquals(0, process.waitFor(), () -> read(log));
            assertEquals(Map.of("orders", List.of(), "caller", stack.output("ClientId")), JSON.std.mapFrom(output));
            String secret = task.environment().getOrDefault("CLIENT_SECRET", "");
            assertTrue(secret.length() > 20);
            assertFalse(curl.arguments().contains(secret), "a secret on a command line");
        }
    }

    /** What ECS reads: an ARN of seven parts, a key of the JSON, a stage and a version's id. */
    private static String injected(ExampleAccount account, String valueFrom) throws IOException {
        List<String> parts = List.of(valueFrom.split(":", -1));
        assertEquals(10, parts.size(), valueFrom);
        assertEquals(List.of("", ""), parts.subList(8, 10), "the current version is meant");
        return Json.text(
                account.credential(String.join(":", parts.subList(0, 7))).get(parts.get(7)));
    }

    private static String read(File file) {
        try {
            return Files.readString(file.toPath());
        } catch (IOException e) {
            return e.toString();
        }
    }
}
