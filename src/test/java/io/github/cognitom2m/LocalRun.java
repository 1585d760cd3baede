package io.github.cognitom2m;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.LoopbackServer;
import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.account.UnusableFolder;
import io.github.cognitom2m.examples.ServeOptions;
import io.github.cognitom2m.examples.ServedStacks;
import io.github.cognitom2m.support.EmulatedAccount;
import io.github.cognitom2m.support.Marks;
import io.github.cognitom2m.support.Progress;
import io.github.cognitom2m.support.StackLife;
import io.github.cognitom2m.support.Workload;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The whole life of a stack on the emulated AWS, with the real SDK over HTTP; with {@code --serve} an account that stays;
 * with {@code --event} the answer to one request.
 */
public final class LocalRun {
    private static final String USAGE = "[-v] | --serve [examples] [--port N] [--state DIR] | --event NAME";
    public static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";
    public static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private static final Path NOWHERE = Path.of("nowhere");

    private LocalRun() {}

    /** Ends with exit code 0 if everything is as expected, 1 if something is not, 2 on a wrong argument. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("aws.region", Place.DEFAULT.region());
        System.setProperty("aws.accessKeyId", ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", SECRET_KEY);
        try {
            System.exit(run(List.of(arguments)));
        } catch (IllegalArgumentException e) {
            Progress.wrapped(e.getMessage() + "; usage: " + USAGE, "").forEach(System.err::println);
            System.exit(2);
        }
    }

    private static int run(List<String> arguments) throws Exception {
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        return switch (first) {
            case "" -> live(false);
            case "-v" -> live(true);
            case "--serve" -> serve(ServeOptions.parse(arguments.subList(1, arguments.size())));
            case "--event" -> event(arguments.size() == 2 ? arguments.get(1) : "");
            default -> throw new IllegalArgumentException("unknown argument: " + first);
        };
    }

    private static int event(String name) throws Exception {
        EventRun.print(name, System.out);
        return 0;
    }

    private static int serve(ServeOptions options) throws Exception {
        // The product's clients reach the account in memory, wherever this terminal's variables point.
        System.setProperty("aws.ignoreConfiguredEndpointUrls", "true");
        try (ServedStacks stacks = new ServedStacks(options)) {
            stacks.serve(System.out, marks());
            return 0;
        } catch (UnusableFolder e) {
            System.err.println(e.getMessage());
            return 1;
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof BindException)) {
                throw e;
            }
            System.err.println(e.getMessage() + "; end the process that listens there"
                    + (options.state().isPresent() ? "" : ", or choose another port with --port N"));
            return 1;
        }
    }

    private static int live(boolean verbose) throws Exception {
        EmulatedAws aws = new EmulatedAws(EmulatedTime.real());
        PrintStream details = verbose ? System.out : new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
        Progress progress = new Progress(System.out, details, marks(), InstantSource.system());
        try (LoopbackServer server = LoopbackServer.start(aws);
                SdkHttpClient sdkHttp = sdkHttp();
                HttpClient http = HttpClient.newBuilder()
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .build()) {
            pointSdkAt(server.endpoint());
            EmulatedAccount account =
                    EmulatedAccount.concurrent(aws, sdkHttp, server.endpoint() + "/{domain}/oauth2/token");
            account.cloudFormation().listen(progress::event);
            aws.calls().listen(progress::call);
            SecretsManagerClient secrets =
                    SecretsManagerClient.builder().httpClient(sdkHttp).build();
            new StackLife(account, new Workload(secrets, http, server.endpoint()), progress).run();
            if (!verbose) {
                System.out.println("Details: -Dexec.args=-v");
            }
            return 0;
        } catch (Progress.Unexpected e) {
            progress.failed(String.valueOf(e.getMessage()));
            return 1;
        }
    }

    private static Marks marks() {
        Path forwarder = Boolean.getBoolean("run.forwarded")
                ? ProcessHandle.current().parent().map(LocalRun::output).orElse(NOWHERE)
                : NOWHERE;
        boolean color = Marks.inColor(System.getenv(), output(ProcessHandle.current()), forwarder);
        return Marks.of(System.out.charset(), color);
    }

    private static Path output(ProcessHandle process) {
        return Path.of("/proc", String.valueOf(process.pid()), "fd", "1");
    }

    /** Says to every SDK client of this process what the environment says on Lambda. */
    private static void pointSdkAt(URI endpoint) {
        // One for each service, because an endpoint of one service in the environment would take precedence over one
        // for all.
        System.setProperty("aws.endpointUrlCognitoIdentityProvider", endpoint.toString());
        System.setProperty("aws.endpointUrlSecretsManager", endpoint.toString());
    }

    /** A client that uses no proxy, because everything is on this machine. */
    private static SdkHttpClient sdkHttp() {
        return UrlConnectionHttpClient.builder()
                .proxyConfiguration(ProxyConfiguration.builder()
                        .useSystemPropertyValues(false)
                        .useEnvironmentVariablesValues(false)
                        .build())
                .build();
    }
}
