package io.github.cognitom2m.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.docs.Page;
import io.github.cognitom2m.emulator.LoopbackServer;
import io.github.cognitom2m.scripts.Shell;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The ways to a token that docs/consuming.md shows, as they stand there: only the endpoint is the emulated AWS. */
final class TokenSnippetsTest {
    private static final String OPERATION = "GetClientToken";
    private static final String TOKEN = "eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @TempDir
    Path directory;

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start(platform.aws());

    private final Page page = Page.load("docs/consuming.md");
    private Map<String, Object> secret = Map.of();

    TokenSnippetsTest() throws IOException {}

    @BeforeEach
    void deploy() {
        secret = platform.deploy("orders", Orders.withScopes("read")).credential();
    }

    @Test
    void byCurlAndGetClientToken() {
        Shell.needs("curl");
        String answer = run(page.code(OPERATION, "sh").replace("https:/", server.endpoint() + ""));
        assertTrue(
                answer.matches("(?s)\\{\"ClientAuthenticationResult\":.*\"AccessToken\":\"" + TOKEN + "\".*"), answer);
    }

    @Test
    void byCurlAndTheTokenEndpoint() {
        Shell.needs("curl");
        String answer = run(page.code("The token endpoint", "sh").replace("--proto =https", "--proto =http"));
        assertTrue(answer.matches("(?s)\\{.*\"access_token\":\"" + TOKEN + "\".*"), answer);
    }

    @Test
    void inJava() throws IOException {
        Path source = directory.resolve("Snippet.java");
        Files.writeString(source, """
                import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
                import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

                class Snippet {
                    public static void main(String[] arguments) {
                        String clientId = System.getenv("CLIENT_ID");
                        String clientSecret = System.getenv("CLIENT_SECRET");
                        %s
                        System.out.println(token);
                    }
                }
                """.formatted(page.code(OPERATION, "java")));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        assertIsToken(run(java + " -cp '" + classes + "' " + source));
    }

    @Test
    void inJavaScript() throws IOException {
        Shell.needs("node");
        RuntimeSdks.needsSdkForJavaScript();
        Path source = directory.resolve("snippet.mjs");
        Files.writeString(source, """
                import {
                  CognitoIdentityProviderClient,
                  GetClientTokenCommand,
                } from "@aws-sdk/client-cognito-identity-provider";
                const { CLIENT_ID: client_id, CLIENT_SECRET: client_secret } = process.env;
                %s
                console.log(ClientAuthenticationResult.AccessToken);
                """.formatted(page.code(OPERATION, "js")));
        assertIsToken(run("cd examples && node --input-type=module - <" + source));
    }

    private static void assertIsToken(String output) {
        // Before it a runtime may say that it is old.
        assertTrue(output.matches("(?s)(.*\n)?" + TOKEN + "\n"), output);
    }

    private String run(String command) {
        Map<String, String> environment =
                new HashMap<>(Shell.reaching(server.endpoint()).environment());
        environment.put("AWS_REGION", "us-east-1");
        environment.put("CLIENT_ID", String.valueOf(secret.get("client_id")));
        environment.put("CLIENT_SECRET", String.valueOf(secret.get("client_secret")));
        environment.put(
                "TOKEN_ENDPOINT",
                String.valueOf(secret.get("token_endpoint")).replace("https:/", server.endpoint() + ""));
        Shell.Result result = new Shell(environment).run(command);
        assertEquals(0, result.status(), result.output());
        return result.output();
    }
}
