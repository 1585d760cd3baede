package io.github.cognitom2m.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.LoopbackServer;
import io.github.cognitom2m.emulator.lambda.FunctionConfiguration;
import io.github.cognitom2m.emulator.runtime.Artefact;
import io.github.cognitom2m.emulator.runtime.LoopbackProxy;
import io.github.cognitom2m.emulator.runtime.PackagedFunction;
import io.github.cognitom2m.emulator.runtime.Result;
import io.github.cognitom2m.emulator.runtime.TestAuthority;
import io.github.cognitom2m.support.SignedEvents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the provider's process is when SnapStart copies it: after its initialisation and the runtime's own hooks, before
 * its first event.
 */
@EnabledOnOs(OS.LINUX)
final class SnapshotTest {
    /** Of these no instance may be in a snapshot: each would be the same in all copies of it. */
    private static final List<String> NEVER = List.of(
            "software.amazon.awssdk.auth.credentials.AwsSessionCredentials",
            "sun.net.www.protocol.https.HttpsClient",
            "sun.security.ssl.SSLSocketImpl",
            "sun.security.ssl.SSLSessionImpl",
            "java.util.Random",
            "java.util.SplittableRandom");

    private static final Pattern RANDOM =
            Pattern.compile("\"ClientRequestToken\":\"([^\"]+)|cognito-m2m:claim\",\"Value\":\"([^\"]+)");

    @TempDir
    private Path directory;

    private final EmulatedAws aws = new EmulatedAws(EmulatedTime.real());
    private final LoopbackServer server = LoopbackServer.start(aws);
    private final Set<String> keysGiven = ConcurrentHashMap.newKeySet();
    private final Set<String> keysUsed = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private LoopbackProxy proxy;

    @BeforeEach
    void open() throws Exception {
        proxy = LoopbackProxy.start(
                aws.network(),
                TestAuthority.create(
                        directory,
                        List.of(
                                "*.us-east-1.amazonaws.com",
                                "*.s3.us-east-1.amazonaws.com",
                                "*.auth.us-east-1.amazoncognito.com")));
        aws.network().weather((request, service) -> {
            request.header("authorization")
                    .filter(header -> header.startsWith("AWS4"))
                    .ifPresent(header -> keysUsed.add(header.replaceAll(".*Credential=|/.*", "")));
            request.header("amz-sdk-invocation-id").ifPresent(this::drawn);
            Matcher random = RANDOM.matcher(request.body());
            while (random.find()) {
                drawn(random.group(1) == null ? random.group(2) : random.group(1));
            }
            return service.handle(request);
        });
    }

    private void drawn(String number) {
        numbers.merge(number, 1, Integer::sum);
    }

    @AfterEach
    void close() throws Exception {
        proxy.close();
        server.close();
    }

    @Test
    void holdsNoCredentialNoConnectionAndNoSeed() throws Exception {
        try (PackagedFunction function = restored("one")) {
            Map<String, Integer> held = instances(function.pid());
            assertTrue(held.containsKey("software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient"));
            NEVER.forEach(type -> assertFalse(held.containsKey(type), type));
            assertEquals(0, proxy.connections());
            assertEquals(Set.of(), keysGiven);
        }
    }

    @Test
    void isFollowedByCopiesWithCredentialsAndRandomNumbersOfTheirOwn() throws Exception {
        try (PackagedFunction one = restored("one");
                PackagedFunction other = restored("other")) {
            create(one, "one");
            Set<String> drawn = new HashSet<>(numbers.keySet());
            assertEquals(Set.of("ASIAone"), keysUsed);
            numbers.clear();
            create(other, "other");
            assertEquals(Set.of("ASIAone", "ASIAother"), keysUsed);
            assertFalse(drawn.isEmpty());
            drawn.retainAll(numbers.keySet());
            assertEquals(Set.of(), drawn);
        }
    }

    /** As SnapStart has it: the credentials are had from an address, which gives them after the restore. */
    private PackagedFunction restored(String name) throws Exception {
        String host = name + ".credentials";
        aws.network().bind(host, request -> {
            keysGiven.add(name);
            return Answer.of(
                    200,
                    "application/json",
                    "{\"AccessKeyId\":\"ASIA" + name + "\",\"SecretAccessKey\":\"key\",\"Token\":\"token\","
                            + "\"Expiration\":\"2099-01-01T00:00:00Z\"}");
        });
        FunctionConfiguration configuration = new FunctionConfiguration(
                aws.place().arn("lambda", "function:provider"),
                "io.github.cognitom2m.CustomResourceHandler::handleRequest",
                "java25",
                Duration.ofMinutes(4),
                512,
                Map.of(
                        "AWS_LAMBDA_INITIALIZATION_TYPE",
                        "snap-start",
                        "AWS_ACCESS_KEY_ID",
                        "",
                        "AWS_SECRET_ACCESS_KEY",
                        "",
                        "AWS_SESSION_TOKEN",
                        "",
                        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                        "token",
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                        server.endpoint() + "/" + host + "/"));
        PackagedFunction function =
                PackagedFunction.start(Artefact.built(), configuration, proxy.jvmFlags(), directory);
        function.startTime();
        return function;
    }

    private void create(PackagedFunction function, String name) throws Exception {
        Object made = aws.call("cognito-idp", "CreateUserPool", Map.of("PoolName", "pool"))
                .get("UserPool");
        String pool = made instanceof Map<?, ?> members ? String.valueOf(members.get("Id")) : "";
        SignedEvents events = new SignedEvents(aws, pool);
        Map<String, Object> event = events.read("create");
        Result result = function.invoke(JSON.std.asString(event).replace("m2m-rubicon", name))
                .get();
        assertInstanceOf(Result.Returned.class, result, function.log());
        assertEquals("SUCCESS", events.answerTo(event).get("Status"), function.log());
    }

    /** How many live objects of each class a process has. */
    private static Map<String, Integer> instances(long pid) throws Exception {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        "GC.class_histogram")
                .start();
        String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, Integer> instances = new HashMap<>();
        histogram
                .lines()
                .map(line -> line.strip().split(" +"))
                .filter(words -> words.length >= 4)
                .forEach(words -> {
                    if (words[0].endsWith(":")) {
                        instances.put(words[3], Integer.parseInt(words[1]));
                    }
                });
        return instances;
    }
}
