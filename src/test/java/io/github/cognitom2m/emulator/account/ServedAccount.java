package io.github.cognitom2m.emulator.account;

import com.sun.net.httpserver.Filter;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.LoopbackServer;
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
    private final Optional<StateFolder> folder;
    private final LoopbackServer server;
    private final LoopbackProxy proxy;
    private final KeptParts parts;
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
        this(EmulatedTime.real(), port, directory, Optional.empty(), others);
    }

    /**
     * Starts it on a time that passes by itself, if not as that of the wall clock.
     *
     * @param kept where the account is kept; in that folder functions are unpacked and log, too
     * @throws UnusableFolder if the account cannot be kept in that folder
     */
    public ServedAccount(
            EmulatedTime time,
            int port,
            Path directory,
            Optional<Path> kept,
            Function<ServedAccount, FunctionResolver> others)
            throws IOException, InterruptedException, GeneralSecurityException {
        aws = new EmulatedAws(time);
        folder = kept.isPresent() ? Optional.of(new StateFolder(kept.get(), port)) : Optional.empty();
        server = LoopbackServer.on(
                aws,
                folder.map(StateFolder::port).orElse(port),
                folder.map(StateFolder::filter).stream().toArray(Filter[]::new));
        TestAuthority authority = TestAuthority.create(
                directory,
                List.of(
                        "*.us-east-1.amazonaws.com",
                        "*.s3.us-east-1.amazonaws.com",
                        "*.auth.us-east-1.amazoncognito.com",
                        "*.execute-api.us-east-1.amazonaws.com"));
        proxy = LoopbackProxy.start(aws.network(), authority);
        UploadedFunctions functions = new UploadedFunctions(
                aws.objects(),
                new UploadedFunctions.Surroundings(server.endpoint(), proxy.jvmFlags()),
                this::code,
                this::notUploaded,
                folder.isPresent() ? folder.get().functions() : directory);
        CloudFormation cloudFormation = new CloudFormation(
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
        parts = new KeptParts(
                server.endpoint().getPort(),
                aws,
                cloudFormation,
                new CloudFormationApi(cloudFormation, this::template, aws.time()),
                functions,
                new Schedules(new EventBridge(
                        cloudFormation.inventory(), cloudFormation.functions(), aws.place(), aws.time())));
        cloudFormation.listen(this::retire);
        cloudFormation.listen(this::schedule);
        aws.secretsManager().rotationFunctions(cloudFormation.rotationFunctions());
        aws.iam().attach(DEPLOYER_KEY, Policies.holder(Path.of("policies", "deployer.json")));
        aws.iam().functions(new FunctionIdentities(cloudFormation.inventory(), aws.place())::of);
        new ServedHosts(aws, cloudFormation).bind(parts.submissions(), server.endpoint());
        this.others = others.apply(this);
        if (folder.isPresent()) {
            folder.get().restore(parts);
        }
        server.start();
        Thread.ofVirtual().name("schedules").start(this::runSchedules);
    }

    public EmulatedAws aws() {
        return aws;
    }

    public CloudFormation cloudFormation() {
        return parts.cloudFormation();
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
        return parts.cloudFormation()
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

    /** Secrets Manager and EventBridge begin what a schedule asks for by themselves. */
    private void runSchedules() {
        try {
            while (!closed.await(SCHEDULE_CHECK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (folder.isPresent()) {
                    folder.get().during(this::runDue);
                    folder.get().keep(parts);
                } else {
                    runDue();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void runDue() {
        parts.schedules().run();
        aws.secretsManager().runDueRotations();
    }

    /** The interval of a rule begins when it is created, not when somebody next looks. */
    private void schedule(StackEvent event) {
        if (event.type().equals("AWS::Events::Rule")) {
            parts.schedules().run();
        }
    }

    private void retire(StackEvent event) {
        if (event.type().equals("AWS::Lambda::Function") && event.status().equals("DELETE_COMPLETE")) {
            try {
                parts.functions().retire(event.physicalId().orElse(""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        if (folder.isPresent()) {
            folder.get().keep(parts);
        }
        parts.functions().close();
        proxy.close();
        if (folder.isPresent()) {
            folder.get().close();
        }
    }
}
