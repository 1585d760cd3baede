package io.github.cognitom2m.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.LoopbackServer;
import io.github.cognitom2m.scripts.RecordedCurl;
import io.github.cognitom2m.scripts.Shell;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What gets a token puts no secret on a command line, where every process of the machine could read it. */
final class CommandLineTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start(platform.aws());

    @TempDir
    private Path directory = Path.of("");

    @Test
    void hasNoSecretWithoutADomain() throws IOException {
        Deployed stack = platform.deploy("shop", Orders.server("shop", "sell"));
        RecordedCurl curl = RecordedCurl.in(directory);
        assertEquals(0, getToken(curl).status());
        assertHasNoSecret(stack, curl);
    }

    /** The domain of an emulated pool has no host: how curl is called is all that counts. */
    @Test
    void hasNoSecretWithADomain() throws IOException {
        Deployed stack = platform.deploy("shop", Orders.withScopes("sell"));
        RecordedCurl curl = RecordedCurl.in(directory);
        getToken(curl);
        assertHasNoSecret(stack, curl);
        assertTrue(curl.arguments().contains("--url\n" + stack.attribute("TokenEndpoint")), curl.arguments());
    }

    private Shell.Result getToken(RecordedCurl curl) {
        Shell.needs("aws", "curl");
        Map<String, String> environment =
                new HashMap<>(Shell.reaching(server.endpoint()).environment());
        environment.put("PATH", curl.path());
        return new Shell(environment).run("scripts/get-token.sh shop");
    }

    private static void assertHasNoSecret(Deployed stack, RecordedCurl curl) throws IOException {
        String arguments = curl.arguments();
        assertTrue(arguments.contains("--proto\n=http"), arguments);
        String secret = String.valueOf(stack.credential().get("client_secret"));
        assertFalse(arguments.contains(secret), arguments);
        String basic = stack.attribute("ClientId") + ":" + secret;
        assertFalse(arguments.contains(Base64.getEncoder().encodeToString(basic.getBytes(UTF_8))), arguments);
    }
}
