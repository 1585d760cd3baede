package io.github.cognitom2m.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.JsonService.CallLog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficRecorderTest {
    @Test
    void writesOneLineForEachCallWithItsInputAndItsOutcome(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("traffic.jsonl");
        CallLog calls = new CallLog();
        TrafficRecorder.attach(calls, file);
        JsonService service = new JsonService(
                "echo",
                Map.of("Say", input -> input, "Fail", input -> {
                    throw AwsError.of("TooLoudException", "too loud");
                }),
                EmulatedTime.virtual(Instant.EPOCH),
                calls);

        call(service, "Say");
        call(service, "Fail");

        assertEquals(
                List.of(
                        "{\"service\":\"echo\",\"operation\":\"Say\",\"input\":{\"Word\":\"hi\"},\"output\":{\"Word\":\"hi\"}}",
                        "{\"service\":\"echo\",\"operation\":\"Fail\",\"input\":{\"Word\":\"hi\"},"
                                + "\"error\":\"TooLoudException\"}"),
                Files.readAllLines(file));
    }

    private static void call(JsonService service, String operation) throws IOException {
        service.handle(new Query(
                "POST", URI.create("https://echo/"), Map.of("x-amz-target", "e." + operation), "{\"Word\":\"hi\"}"));
    }
}
