package io.github.cognitom2m.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.Xml;
import io.github.cognitom2m.emulator.account.ServedAccount;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.lambda.FunctionResolver;
import io.github.cognitom2m.emulator.runtime.Artifact;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the SAM CLI 1.164 sends, in its order and with its parameters: a deployment with its bucket, one that changes
 * nothing, one that changes a parameter, a list, one with another configuration, and both deleted.
 */
@Tag("thorough")
final class SamCliTest {
    private static final Path RECORDED = Path.of("src", "test", "resources", "clients");
    private static final int PART = 5 * 1024 * 1024;

    private final Map<String, String> known = new HashMap<>();
    private final Set<String> changeSets = new TreeSet<>();

    @Test
    void deploysUpdatesListsAndDeletes(@TempDir Path directory) throws Exception {
        Set<String> parameters =
                Template.load(Path.of("template.yaml")).parameters().keySet();
        byte[] code = Archive.of(Artifact.built(), directory.resolve("code"));
        try (ServedAccount account = new ServedAccount(0, directory, served -> nothingElse());
                HttpClient http = HttpClient.newHttpClient()) {
            known.put("endpoint", account.endpoint().toString());
            known.put("managedTemplate", Files.readString(RECORDED.resolve("managed-stack.yaml")));
            for (RecordedCall call : RecordedCall.all(RECORDED.resolve("sam-cli.jsonl"))) {
                HttpRequest request = call.updating(parameters).request(account.endpoint(), known, upload(call, code));
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                assertEquals(call.status(), answer.statusCode(), () -> call + " " + answer.body());
                learn(call, answer.body());
                afterwards(account, call);
            }
            assertEquals(Set.of("CREATE_COMPLETE", "FAILED"), changeSets, "one changes nothing");
            assertTrue(
                    account.aws().cognito().domains().isEmpty(),
                    () -> String.valueOf(account.aws().cognito().domains()));
        }
    }

    /** What is not uploaded does not run. */
    static FunctionResolver nothingElse() {
        return configuration -> {
            throw new IllegalStateException(configuration.name() + " was not uploaded");
        };
    }

    private BodyPublisher upload(RecordedCall call, byte[] code) throws IOException {
        if (call.s3().contains("partNumber=1")) {
            return BodyPublishers.ofByteArray(Arrays.copyOf(code, PART));
        }
        if (call.s3().contains("partNumber=2")) {
            return BodyPublishers.ofByteArray(Arrays.copyOfRange(code, PART, code.length));
        }
        if (call.s3().startsWith("POST") && call.s3().contains("uploadId")) {
            return BodyPublishers.ofString("<CompleteMultipartUpload><Part><PartNumber>1</PartNumber></Part>"
                    + "<Part><PartNumber>2</PartNumber></Part></CompleteMultipartUpload>");
        }
        return call.s3().startsWith("PUT")
                ? BodyPublishers.ofString(Files.readString(Path.of("template.yaml"))
                        .replaceFirst("CodeUri: .*", "CodeUri: s3://" + known.get("bucket") + "/code.zip"))
                : BodyPublishers.noBody();
    }

    /** Keeps what later calls name. */
    private void learn(RecordedCall call, String answer) {
        if (call.isOf("CreateChangeSet")) {
            known.put("changeSet", Xml.texts(answer, "Id").getFirst());
            known.put("managedStack", Xml.texts(answer, "StackId").getFirst());
        }
        if (call.s3().endsWith("?uploads")) {
            known.put("upload", Xml.texts(answer, "UploadId").getFirst());
        }
        if (call.isOf("DescribeStacks") && answer.contains("SourceBucket")) {
            known.put("bucket", Xml.texts(answer, "OutputValue").getFirst());
        }
        if (call.isOf("DescribeChangeSet")) {
            changeSets.add(Xml.texts(answer, "Status").getFirst());
        }
    }

    /** SAM polls until an operation has ended. */
    private void afterwards(ServedAccount account, RecordedCall call) throws Exception {
        if (!List.of("ExecuteChangeSet", "DeleteStack").contains(call.operation())) {
            return;
        }
        Stack stack = account.cloudFormation().stack(call.member("StackName")).orElseThrow();
        account.await(stack);
        assertFalse(stack.status().name().contains("FAILED"), () -> stack.status() + " " + stack.events());
        assertFalse(stack.status().name().contains("ROLLBACK"), () -> stack.status() + " " + stack.events());
    }
}
