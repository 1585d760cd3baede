package io.github.cognitom2m.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.InMemoryHttpClient;
import io.github.cognitom2m.emulator.lambda.FunctionConfiguration;
import io.github.cognitom2m.emulator.runtime.Artifact;
import io.github.cognitom2m.emulator.runtime.LoopbackProxy;
import io.github.cognitom2m.emulator.runtime.PackagedFunction;
import io.github.cognitom2m.emulator.runtime.Result;
import io.github.cognitom2m.emulator.runtime.TestAuthority;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import io.github.cognitom2m.emulator.secretsmanager.Value;
import io.github.cognitom2m.support.SignedEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** What is shipped does its work in AWS's own runtime client, in a process that holds nothing else. */
@EnabledOnOs(OS.LINUX)
final class PackagedArtifactTest {
    @TempDir
    static Path directory;

    private static TestAuthority authority;

    private final EmulatedAws aws = new EmulatedAws(EmulatedTime.real());
    private LoopbackProxy proxy;

    @BeforeAll
    static void certify() throws Exception {
        authority = TestAuthority.create(
                directory,
                List.of(
                        "*.us-east-1.amazonaws.com",
                        "*.s3.us-east-1.amazonaws.com",
                        "*.auth.us-east-1.amazoncognito.com"));
    }

    @BeforeEach
    void open() throws Exception {
        proxy = LoopbackProxy.start(aws.network(), authority);
    }

    @AfterEach
    void close() throws Exception {
        proxy.close();
    }

    @Test
    void makesChangesAndRemovesCredentials() throws Exception {
        SignedEvents events = new SignedEvents(aws, pool());
        Path loaded = directory.resolve("loaded");
        String log = "-Xlog:class+load:file=" + loaded + ":none";
        try (PackagedFunction function = start(Artifact.built(), "CustomResourceHandler", log)) {
            Map<String, Object> created = succeed(function, events, events.read("create"));
            String id = text(created, "PhysicalResourceId");
            Map<String, String> credentials = credentials(id);
            assertEquals("m2m-client/read m2m-client/write", credentials.get("scope"));

            Map<String, Object> updated = succeed(function, events, events.read("update", id));
            assertEquals(id, updated.get("PhysicalResourceId"));
            assertTrue(updated.toString().contains("m2m-client/admin"), updated.toString());
            assertTrue(
                    aws.cognito().authenticates(text(credentials, "client_id"), text(credentials, "client_secret")),
                    "the credentials outlast the update");

            succeed(function, events, events.read("delete", id));
            assertNothingIsLeft(events.pool());
            assertNothingWasDisclosed(function.log());
        }
        String classes = Files.readString(loaded);
        assertTrue(classes.contains("software.amazon.awssdk.regions.Region "), "classes are logged");
        assertFalse(classes.contains("servicemetadata"), "the metadata of every service take a tenth of a start");
    }

    @Test
    void answersForAFailedInvocationWithoutTheSdk() throws Exception {
        SignedEvents events = new SignedEvents(aws, "us-east-1_Absent123");
        Map<String, Object> request = events.read("create");
        Artifact withoutSdk = Artifact.built().keeping(jar -> !jar.toString().contains("awssdk"));
        try (PackagedFunction function = start(withoutSdk, "UnansweredHandler")) {
            Map<String, String> context = Map.of("requestId", "e4b46cbf-0001", "condition", "RetriesExhausted");
            invoke(function, Map.of("requestContext", context, "requestPayload", request));
        }

        Map<String, Object> answer = events.answerTo(request);
        assertEquals("FAILED", answer.get("Status"));
        assertTrue(text(answer, "Reason").contains("e4b46cbf-0001"), answer.toString());
    }

    private PackagedFunction start(Artifact artifact, String handler, String... jvmFlags) throws Exception {
        FunctionConfiguration configuration = new FunctionConfiguration(
                aws.place().arn("lambda", "function:provider"),
                "io.github.cognitom2m." + handler + "::handleRequest",
                "java25",
                Duration.ofMinutes(4),
                512,
                Map.of());
        List<String> flags = new ArrayList<>(proxy.jvmFlags());
        flags.addAll(List.of(jvmFlags));
        return PackagedFunction.start(artifact, configuration, flags, directory);
    }

    private static Map<String, Object> succeed(
            PackagedFunction function, SignedEvents events, Map<String, Object> event) throws Exception {
        invoke(function, event);
        Map<String, Object> answer = events.answerTo(event);
        assertEquals("SUCCESS", answer.get("Status"), answer.toString());
        return answer;
    }

    private static void invoke(PackagedFunction function, Map<String, Object> event) throws Exception {
        Result result = function.invoke(JSON.std.asString(event)).get(4, TimeUnit.MINUTES);
        assertInstanceOf(Result.Returned.class, result, function.log());
    }

    private Map<String, String> credentials(String secretArn) throws Exception {
        Value value = aws.secretsManager()
                .secret(secretArn)
                .flatMap(Secret::currentValue)
                .orElseThrow();
        return JSON.std.mapOfFrom(
                String.class, assertInstanceOf(Value.Text.class, value).text());
    }

    private static String text(Map<String, ?> map, String name) {
        return String.valueOf(map.get(name));
    }

    private String pool() {
        try (CognitoIdentityProviderClient cognito = CognitoIdentityProviderClient.builder()
                .httpClient(new InMemoryHttpClient(aws.network()))
                .region(Region.of(aws.place().region()))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
            return cognito.createUserPool(pool -> pool.poolName("pool"))
                    .userPool()
                    .id();
        }
    }

    private void assertNothingIsLeft(String pool) {
        assertEquals(List.of(), aws.cognito().clients(pool));
        assertEquals(List.of(), aws.cognito().servers(pool));
        assertEquals(List.of(), aws.cognito().domains());
        assertTrue(aws.secretsManager().secrets().stream()
                .allMatch(secret -> secret.deletedAt().isPresent()));
    }

    private void assertNothingWasDisclosed(String log) {
        String told = log + aws.responseBucket().deliveries();
        Set<String> untold = new HashSet<>(aws.cognito().issuedSecrets());
        untold.addAll(aws.responseBucket().signatures());
        assertEquals(4, untold.size(), "one client secret and three signatures");
        untold.forEach(secret -> assertFalse(told.contains(secret), told));
    }
}
