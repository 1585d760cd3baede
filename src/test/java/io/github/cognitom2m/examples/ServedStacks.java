package io.github.cognitom2m.examples;

import io.github.cognitom2m.HandlersInProcess;
import io.github.cognitom2m.LocalRun;
import io.github.cognitom2m.emulator.Directories;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.account.ServedAccount;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackStatus;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.lambda.FunctionResolver;
import io.github.cognitom2m.support.Marks;
import io.github.cognitom2m.support.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An account that stays, to deploy to or to write a workload for; on request with the stacks of the examples. */
public final class ServedStacks implements AutoCloseable {
    private static final Path API = Path.of("examples", "api-owner.yaml");

    // Beside what was built; deleted at the end.
    private final Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "served");
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ServeOptions options;
    private final ServedAccount account;

    public ServedStacks(ServeOptions options) throws IOException, InterruptedException, GeneralSecurityException {
        this.options = options;
        try {
            this.account = new ServedAccount(
                    EmulatedTime.real(), options.port(), directory, options.state(), this::ofTheCheckout);
        } catch (RuntimeException | IOException e) {
            Directories.delete(directory);
            throw e;
        }
        // An interruption ends this process without unwinding its threads.
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
    }

    /**
     * Prints what to type into another terminal, and waits until the process that started this one has ended: Maven,
     * killed alone, does not end what it has started. Events and calls go to a file, so that the instructions stay visible.
     */
    public void serve(PrintStream out, Marks marks) throws IOException {
        Path log = directory.resolve("aws.log");
        try (PrintStream details = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
            Progress progress = new Progress(out, details, marks, InstantSource.system());
            account.cloudFormation().listen(progress::event);
            account.aws().calls().listen(progress::call);
            if (options.examples()) {
                deployExamples(out, progress);
            } else {
                out.printf(
                        """
                        An AWS account of your own, %s. In another terminal:

                        %s

                        Then sam, aws and any SDK work on it. Until the end, calls and stack events are logged to
                        %s/aws.log, and functions to files in %s.
                        """,
                        options.state()
                                .map(folder -> "kept in " + folder + " when you interrupt this")
                                .orElse("empty, until you interrupt this"),
                        variables(),
                        relative(directory),
                        options.state()
                                .map(folder -> folder.resolve("functions"))
                                .orElseGet(() -> relative(directory)));
            }
            ProcessHandle.current().parent().orElseThrow().onExit().join();
        }
    }

    private static Path relative(Path path) {
        return Path.of("").toAbsolutePath().relativize(path);
    }

    /** One line for the shell, by which every SDK and CLI finds the account. */
    private String variables() {
        return "export AWS_ENDPOINT_URL=%1$s AWS_REGION=%2$s AWS_DEFAULT_REGION=%2$s AWS_ACCESS_KEY_ID=%3$s"
                        .formatted(account.endpoint(), account.aws().place().region(), LocalRun.ACCESS_KEY)
                + " AWS_SECRET_ACCESS_KEY=" + LocalRun.SECRET_KEY;
    }

    /** What nobody has uploaded: the product runs in this process, and the consumers from their folders. */
    private FunctionResolver ofTheCheckout(ServedAccount served) {
        HandlersInProcess product = HandlersInProcess.on(served.aws(), served.endpoint());
        return new ExampleFunctions(product, served.endpoint(), served::function, directory);
    }

    private void deployExamples(PrintStream out, Progress progress) {
        progress.step("Deploy template.yaml");
        Stack provider = create("cognito-m2m-dev", Path.of("template.yaml"));
        progress.step("Deploy " + API);
        Stack api = create("orders-api", API);
        progress.step("Deploy the consumers, and let the API admit them");
        List<Stack> consumers = Stream.of("consumer-python", "consumer-node", "consumer-java")
                .map(name -> create(name, Path.of("examples", name + ".yaml")))
                .toList();
        String ids = consumers.stream().map(caller -> caller.output("ClientId")).collect(Collectors.joining(","));
        if (!ids.equals(api.parameters().get("ClientIds"))) {
            api.update(Template.load(API), Map.of("ClientIds", ids));
            complete(api);
        }
        progress.end();
        out.printf(
                """

                The stacks stay until you interrupt this%10$s. In another terminal:

                %1$s
                export SECRET_ID=%5$s
                export JWKS_URI=%2$s/%6$s/.well-known/jwks.json
                export API_URL=%7$s

                scripts/get-token.sh %3$s
                scripts/list-clients.sh
                curl -s "$JWKS_URI"
                curl -s -H "Authorization: Bearer $(scripts/get-token.sh -t %4$s)" "$API_URL/orders"
                %8$s

                The tokens' issuer is named as on AWS; their keys are at JWKS_URI. Until the end, calls and stack
                events are logged to %9$s/aws.log, and functions to %9$s/*/*log.
                """,
                variables(),
                account.endpoint(),
                provider.name(),
                api.name(),
                provider.output("SecretArn"),
                provider.output("UserPoolId"),
                api.output("Url").replaceFirst("^https:/", account.endpoint().toString()),
                consumers.stream()
                        .map(consumer ->
                                "aws lambda invoke --function-name " + consumer.output("FunctionName") + " /dev/stdout")
                        .collect(Collectors.joining("\n")),
                relative(directory),
                options.state().map(folder -> ", and are kept in " + folder).orElse(""));
    }

    /** The stack as it was kept, or else a new one. */
    private Stack create(String name, Path template) {
        Optional<Stack> present =
                account.cloudFormation().stack(name).filter(stack -> stack.status() != StackStatus.DELETE_COMPLETE);
        if (present.isPresent()) {
            return present.get();
        }
        Stack stack = account.cloudFormation().create(name, Template.load(template), Map.of());
        complete(stack);
        return stack;
    }

    private void complete(Stack stack) {
        account.await(stack);
        if (stack.status() != StackStatus.CREATE_COMPLETE && stack.status() != StackStatus.UPDATE_COMPLETE) {
            throw new IllegalStateException(stack.name() + " is " + stack.status() + ": " + stack.events());
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed.getAndSet(true)) {
            account.close();
            Directories.delete(directory);
        }
    }

    private void end() {
        try {
            close();
        } catch (IOException e) {
            System.err.println(relative(directory) + " could not be deleted: " + e.getMessage());
        }
    }
}
