package io.github.cognitom2m;

import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.LoopbackServer;
import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.examples.ServeOptions;
import io.github.cognitom2m.examples.ServedStacks;
import io.github.cognitom2m.support.EmulatedAccount;
import io.github.cognitom2m.support.Progress;
import io.github.cognitom2m.support.StackLife;
import io.github.cognitom2m.support.Workload;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The whole life of a stack on the emulated AWS, with the real SDK over HTTP; with {@code --serve} an account that stays.
 */
public final class LocalRun {
    private static final String SERVE = "--serve";
    public static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";
    public static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private LocalRun() {}

    /** Ends with exit code 0 where everything was as expected, 1 where something was not, 2 on unknown arguments. */
    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        System.setProperty("aws.region", Place.DEFAULT.region());
        System.setProperty("aws.accessKeyId", ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", SECRET_KEY);
        if (given.isEmpty()) {
            System.exit(run());
        }
        try {
            if (!given.getFirst().equals(SERVE)) {
                throw new IllegalArgumentException("unknown argument: " + given.getFirst());
            }
            System.exit(serve(ServeOptions.parse(given.subList(1, given.size()))));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "; use " + ServeOptions.USAGE);
            System.exit(2);
        }
    }

    private static int serve(ServeOptions options) throws Exception {
        // The product's clients reach the account in memory, wherever this terminal's variables point.
        System.setProperty("aws.ignoreConfiguredEndpointUrls", "true");
        try (ServedStacks stacks = new ServedStacks(options)) {
            stacks.serve(System.out);
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
