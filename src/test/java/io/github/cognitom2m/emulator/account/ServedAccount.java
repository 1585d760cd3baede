package io.github.cognitom2m.emulator.account;

import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.LoopbackServer;
import io.github.cognitom2m.emulator.apigateway.HttpApi;
import io.github.cognitom2m.emulator.apigateway.JwtAuthorizer;
import io.github.cognitom2m.emulator.cloudformation.CloudFormation;
import io.github.cognitom2m.emulator.cloudformation.Execution;
import io.github.cognitom2m.emulator.cloudformation.Quirks;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackEvent;
import io.github.cognitom2m.emulator.cloudformation.api.CloudFormationApi;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.types.FunctionIdentities;
import io.github.cognitom2m.emulator.cloudformation.types.Inventory;
import io.github.cognitom2m.emulator.eventbridge.EventBridge;
import io.github.cognitom2m.emulator.eventbridge.Schedules;
import io.github.cognitom2m.emulator.iam.Policies;
import io.github.cognitom2m.emulator.lambda.Background;
import io.github.cognitom2m.emulator.lambda.FunctionCode;
import io.github.cognitom2m.emulator.lambda.FunctionConfiguration;
import io.github.cognitom2m.emulator.lambda.FunctionResolver;
import io.github.cognitom2m.emulator.lambda.InvokeApi;
import io.github.cognitom2m.emulator.runtime.LoopbackProxy;
import io.github.cognitom2m.emulator.runtime.TestAuthority;
import io.github.cognitom2m.emulator.runtime.UploadedFunctions;
import io.github.cognitom2m.emulator.s3.BucketTypes;
import io.github.cognitom2m.emulator.s3.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * An account on one port of loopback, to which any SDK or CLI deploys with {@code AWS_ENDPOINT_URL}: stack operations
 * continue in the background, and what was uploaded is what runs.
 */
public final class ServedAccount implements AutoCloseable {
    /** Of somebody who has no more than {@code policies/deployer.json}; every other key is an administrator's. */
    public static final String DEPLOYER_KEY = "AKIADEPLOYEREXAMPLE0";

    private static final Duration SCHEDULE_CHECK = Duration.ofMillis(200);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final EmulatedAws aws;
    private final LoopbackServer server;
    private final LoopbackProxy proxy;
    private final UploadedFunctions functions;
    private final CloudFormation cloudFormation;
    private final Schedules schedules;
    private final FunctionResolver others;

    /**
     * Starts it.
     *
     * @param port 0 for one that is free
     * @param directory where functions are unpacked and log
     * @param others gives the code of functions that nobody has uploaded
     */
    public ServedAccount(int port, Path directory, Function<ServedAccount, FunctionResolver> others)
            throws IOException, InterruptedException, GeneralSecurityException {
        this(EmulatedTime.real(), port, directory, others);
    }

    /** Starts it on a time that passes by itself, if not as that of the wall clock. */
    public ServedAccount(EmulatedTime time, int port, Path directory, Function<ServedAccount, FunctionResolver> others)
            throws IOException, InterruptedException, GeneralSecurityException {
        aws = new EmulatedAws(time);
        server = LoopbackServer.on(aws, port);
        TestAuthority authority = TestAuthority.create(
                directory,
                List.of(
                        "*.us-east-1.amazonaws.com",
                        "*.s3.us-east-1.amazonaws.com",
                        "*.auth.us-east-1.amazoncognito.com",
                        "*.execute-api.us-east-1.amazonaws.com"));
        proxy = LoopbackProxy.start(aws.network(), authority);
        functions = new UploadedFunctions(
                aws.objects(),
                new UploadedFunctions.Surroundings(server.endpoint(), proxy.jvmFlags()),
                this::code,
                this::notUploaded,
                directory);
        cloudFormation = new CloudFormation(
                new CloudFormation.Settings(
                        aws.place(),
                        aws.time(),
                        Execution.inBackground(aws.time()),
                        Quirks.USUAL,
                        new Random().nextLong()),
                aws.network(),
                aws.responseBucket(),
                functions,
                BucketTypes.of(aws.objects(), aws.place()));
        schedules = new Schedules(
                new EventBridge(cloudFormation.inventory(), cloudFormation.functions(), aws.place(), aws.time()));
        cloudFormation.listen(this::retire);
        cloudFormation.listen(this::schedule);
        aws.secretsManager().rotationFunctions(cloudFormation.rotationFunctions());
        aws.iam().attach(DEPLOYER_KEY, Policies.holder(Path.of("policies", "deployer.json")));
        aws.iam().functions(new FunctionIdentities(cloudFormation.inventory(), aws.place())::of);
        bind();
        this.others = others.apply(this);
        server.start();
        Thread.ofVirtual().name("schedules").start(this::runSchedules);
    }

    private void bind() {
        Inventory inventory = cloudFormation.inventory();
        Callers callers = new Callers(aws.iam(), aws.place());
        Map<String, Service> services = Map.of(
                "cloudformation", CloudFormationApi.of(cloudFormation, this::template, aws.time()),
                "iam", new IamApi(callers, inventory).service(),
                "lambda", new LambdaApi(inventory, aws.place(), new InvokeApi(cloudFormation.functions(), aws.place())),
                "logs", new LogsApi(aws, inventory, cloudFormation.functions()).service(),
                "ssm", new SsmApi(aws, inventory).service(),
                "sts", new StsApi(callers));
        services.forEach((name, service) -> aws.network().bind(aws.place().apiHost(name), service));
        aws.network().resolveOthers(host -> aws.cognito().tokenEndpoint(host).or(() -> httpApi(host)));
        // What functions find on the server by a host's name as a folder is found by its own name, too.
        aws.network()
                .bind(
                        server.endpoint().getHost(),
                        request -> aws.network()
                                .handle(new Query(
                                        request.method(),
                                        URI.create("https:/" + request.uri().getRawPath()),
                                        request.headers(),
                                        request.body())));
    }

    public EmulatedAws aws() {
        return aws;
    }

    public CloudFormation cloudFormation() {
        return cloudFormation;
    }

    /** What {@code AWS_ENDPOINT_URL} is set to. */
    public URI endpoint() {
        return server.endpoint();
    }

    /** Waits until no operation on the stack is under way. */
    public void await(Stack stack) {
        Background.threads(aws.time()).await(() -> !stack.status().isInProgress(), Instant.MAX);
    }

    /** A function's properties as they were deployed. */
    public Map<String, Object> function(String name) {
        return cloudFormation
                .inventory()
                .find("AWS::Lambda::Function", name)
                .map(Inventory.Item::properties)
                .orElse(Map.of());
    }

    private FunctionCode notUploaded(FunctionConfiguration configuration) {
        return others.resolve(configuration);
    }

    private Map<String, Object> code(String functionName) {
        return Json.object(function(functionName).get("Code"));
    }

    private Optional<String> template(URI url) {
        return aws.objects()
                .object(url)
                .map(StoredObject::content)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private Optional<Service> httpApi(String host) {
        String id = host.split("\\.", 2)[0];
        return cloudFormation
                .inventory()
                .find("AWS::ApiGatewayV2::Api", id)
                .filter(api -> host.equals(id + "." + aws.place().apiHost("execute-api")))
                .map(api -> new HttpApi(
                        id,
                        cloudFormation.inventory(),
                        new JwtAuthorizer(aws.network(), aws.time()),
                        (arn, event) ->
                                cloudFormation.functions().invoke(arn, event).response()));
    }

    /** Secrets Manager and EventBridge begin what a schedule asks for by themselves. */
    private void runSchedules() {
        try {
            while (!closed.await(SCHEDULE_CHECK.toMillis(), TimeUnit.MILLISECONDS)) {
                schedules.run();
                aws.secretsManager().runDueRotations();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The interval of a rule begins when it is created, not when somebody next looks. */
    private void schedule(StackEvent event) {
        if (event.type().equals("AWS::Events::Rule")) {
            schedules.run();
        }
    }

    private void retire(StackEvent event) {
        if (event.type().equals("AWS::Lambda::Function") && event.status().equals("DELETE_COMPLETE")) {
            try {
                functions.retire(event.physicalId().orElse(""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        functions.close();
        proxy.close();
    }
}
