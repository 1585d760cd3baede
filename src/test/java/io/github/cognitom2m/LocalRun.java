package io.github.cognitom2m;

import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.LoopbackServer;
import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.examples.ServedStacks;
import io.github.cognitom2m.support.EmulatedAccount;
import io.github.cognitom2m.support.Progress;
import io.github.cognitom2m.support.StackLife;
import io.github.cognitom2m.support.Workload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The whole life of a stack on the emulated AWS, with the real SDK over HTTP; with {@code --serve} deployed stacks that
 * stay.
 */
public final class LocalRun {
    private static final String SERVE = "--serve";
    public static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";
    public static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private LocalRun() {}

    /** Ends with exit code 0 where everything was as expected, 1 where something was not, 2 on unknown arguments. */
    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        if (!given.isEmpty() && !given.equals(List.of(SERVE))) {
            System.err.println("unknown arguments: " + given + "; known is " + SERVE);
            System.exit(2);
        }
        System.setProperty("aws.region", Place.DEFAULT.region());
        System.setProperty("aws.accessKeyId", ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", SECRET_KEY);
        System.exit(given.contains(SERVE) ? serve() : run());
    }

    private static int serve() throws IOException {
        try (ServedStacks stacks = new ServedStacks()) {
            stacks.deploy(System.out);
            // Maven, where it is killed alone, does not take along what it has started.
            ProcessHandle.current().parent().orElseThrow().onExit().join();
        }
        return 0;
    }

    private static int run() throws Exception {
        EmulatedAws aws = new EmulatedAws(EmulatedTime.real());
        try (LoopbackServer server = LoopbackServer.start(aws);
                SdkHttpClient sdkHttp = sdkHttp();
                HttpClient http = HttpClient.newBuilder()
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .build()) {
            pointSdkAt(server.endpoint());
            EmulatedAccount account =
                    EmulatedAccount.concurrent(aws, sdkHttp, server.endpoint() + "/{domain}/oauth2/token");
            Progress progress = new Progress(System.out);
            account.cloudFormation().listen(progress::event);
            aws.calls().listen(progress::call);
            SecretsManagerClient secrets =
                    SecretsManagerClient.builder().httpClient(sdkHttp).build();
            new StackLife(account, new Workload(secrets, http, server.endpoint()), progress).run();
            return 0;
        } catch (Progress.Unexpected e) {
            System.out.println("FAILED: " + e.getMessage());
            return 1;
        }
    }

    /** Says to every SDK client of this process what the environment says on Lambda. */
    private static void pointSdkAt(URI endpoint) {
        // One each, for an endpoint of one service in somebody's environment would come before one for all.
        System.setProperty("aws.endpointUrlCognitoIdentityProvider", endpoint.toString());
        System.setProperty("aws.endpointUrlSecretsManager", endpoint.toString());
    }

    /** A client that asks no proxy for what is on this machine. */
    private static SdkHttpClient sdkHttp() {
        return UrlConnectionHttpClient.builder()
                .proxyConfiguration(ProxyConfiguration.builder()
                        .useSystemPropertyValues(false)
                        .useEnvironmentVariablesValues(false)
                        .build())
                .build();
    }
}
