package io.github.cognitom2m;

import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.cloudformation.InMemoryTransport;
import io.github.cognitom2m.cloudformation.ResponseSender;
import io.github.cognitom2m.emulator.CallerHttpClient;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.InMemoryHttpClient;
import io.github.cognitom2m.emulator.lambda.FunctionCode;
import io.github.cognitom2m.emulator.lambda.FunctionConfiguration;
import io.github.cognitom2m.emulator.lambda.FunctionResolver;
import io.github.cognitom2m.plan.Adoption;
import io.github.cognitom2m.provision.Provisioner;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The product's handlers, as code of this process, for the functions of templates.
 *
 * @param http how they reach AWS
 * @param executor what runs the tasks of a step
 */
public record HandlersInProcess(EmulatedAws aws, SdkHttpClient http, String tokenEndpoint, Executor executor)
        implements FunctionResolver {

    /** Those that reach AWS in memory, and token endpoints below a loopback server, whose address others can use, too. */
    public static HandlersInProcess on(EmulatedAws aws, URI server) {
        return new HandlersInProcess(
                aws,
                new InMemoryHttpClient(aws.network()),
                server + "/{domain}/oauth2/token",
                Executors.newCachedThreadPool());
    }

    @Override
    public FunctionCode resolve(FunctionConfiguration configuration) {
        ResponseSender sender = InMemoryTransport.sender(aws.network());
        return switch (configuration.handler()) {
            case "io.github.cognitom2m.CustomResourceHandler::handleRequest" -> {
                Provisioner provisioner = provisioner(configuration);
                yield new CustomResourceHandler(provisioner, sender, aws.time(), aws.time()::pass)::handleRequest;
            }
            case "io.github.cognitom2m.UnansweredHandler::handleRequest" ->
                new UnansweredHandler(sender::send)::handleRequest;
            case "io.github.cognitom2m.RotationHandler::handleRequest" ->
                new RotationHandler(
                        clients(configuration),
                        configuration.environment().getOrDefault("SECRET_NAME_PREFIX", "m2m/"),
                        RotationHandler.days(configuration.environment().getOrDefault("MAXIMUM_AGE_DAYS", "0")),
                        tokenEndpoint,
                        executor,
                        aws.time(),
                        aws.time()::pass)::handleRequest;
            // Code of others can be deployed here, not run.
            default ->
                (event, response, context) -> {
                    throw new UnsupportedOperationException(configuration.handler());
                };
        };
    }

    private Clients clients(FunctionConfiguration configuration) {
        SdkHttpClient own =
                new CallerHttpClient(http, configuration.environment().getOrDefault("AWS_ACCESS_KEY_ID", ""));
        return Clients.create(
                own,
                DefaultCredentialsProvider.builder().build(),
                attempt -> {
                    aws.time().pass(Duration.ofMillis(200L << Math.min(attempt, 6)));
                    return Duration.ZERO;
                },
                aws.time(),
                Map.of());
    }

    private Provisioner provisioner(FunctionConfiguration configuration) {
        Map<String, String> environment = configuration.environment();
        return new Provisioner(
                clients(configuration),
                executor,
                environment.getOrDefault("SECRET_NAME_PREFIX", "m2m/"),
                Adoption.of(environment.getOrDefault("ADOPTION", "none")),
                Boolean.parseBoolean(environment.getOrDefault("ROTATION_SWEEP", "false")),
                environment.getOrDefault("COGNITO_M2M_TOKEN_ENDPOINT", tokenEndpoint),
                () -> UUID.randomUUID().toString());
    }
}
