package io.github.cognitom2m;

import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.LoopbackServer;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The whole life of a stack on the emulated AWS, with the real SDK over HTTP; with {@code --serve} a deployed stack that
 * stays, for whoever writes a workload.
 */
final class LocalRun {
    private static final String SERVE = "--serve";
    private static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";
    private static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private LocalRun() {}

    /** Ends with exit code 0 where everything was as expected, 1 where something was not, 2 on unknown arguments. */
    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        if (!given.isEmpty() && !given.equals(List.of(SERVE))) {
            System.err.println("unknown arguments: " + given + "; known is " + SERVE);
            System.exit(2);
        }
        System.exit(run(given.contains(SERVE)) ? 0 : 1);
    }

    private static boolean run(boolean serve) throws Exception {
        EmulatedAws aws = new EmulatedAws(EmulatedTime.real());
        try (LoopbackServer server = LoopbackServer.start(aws);
                SdkHttpClient sdkHttp = sdkHttp();
                HttpClient http = HttpClient.newBuilder()
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .build()) {
            pointSdkAt(server.endpoint(), aws.place().region());
            EmulatedAccount account =
                    EmulatedAccount.concurrent(aws, sdkHttp, server.endpoint() + "/{domain}/oauth2/token");
            Progress progress = new Progress(System.out);
            account.cloudFormation().listen(progress::event);
            aws.calls().listen(progress::call);
            SecretsManagerClient secrets =
                    SecretsManagerClient.builder().httpClient(sdkHttp).build();
            StackLife life = new StackLife(account, new Workload(secrets, http, server.endpoint()), progress);
            if (serve) {
                serve(life.deploy(), server.endpoint(), aws.place().region());
            } else {
                life.run();
            }
            return true;
        } catch (Progress.Unexpected e) {
            System.out.println("FAILED: " + e.getMessage());
            return false;
        }
    }

    private static void serve(Stack stack, URI endpoint, String region) {
        System.out.printf(
                """

                The stack stays until this is interrupted. In another terminal:

                export AWS_ENDPOINT_URL=%1$s AWS_REGION=%2$s AWS_DEFAULT_REGION=%2$s
                export AWS_ACCESS_KEY_ID=%3$s AWS_SECRET_ACCESS_KEY=%4$s
                export SECRET_ID=%5$s
                export JWKS_URI=%1$s/%6$s/.well-known/jwks.json

                scripts/get-token.sh %7$s
                scripts/list-clients.sh
                curl -s "$JWKS_URI"

                The tokens' issuer is named as on AWS; their keys are at JWKS_URI.
                """,
                endpoint,
                region,
                ACCESS_KEY,
                SECRET_KEY,
                stack.output("SecretArn"),
                stack.output("UserPoolId"),
                stack.name());
        // Maven, where it is killed alone, does not take along what it has started.
        ProcessHandle.current().parent().orElseThrow().onExit().join();
    }

    /** Says to every SDK client of this process what the environment says on Lambda. */
    private static void pointSdkAt(URI endpoint, String region) {
        // One each, for an endpoint of one service in somebody's environment would come before one for all.
        System.setProperty("aws.endpointUrlCognitoIdentityProvider", endpoint.toString());
        System.setProperty("aws.endpointUrlSecretsManager", endpoint.toString());
        System.setProperty("aws.region", region);
        System.setProperty("aws.accessKeyId", ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", SECRET_KEY);
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
