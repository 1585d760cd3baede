package io.github.cognitom2m.examples;

import io.github.cognitom2m.HandlersInProcess;
import io.github.cognitom2m.LocalRun;
import io.github.cognitom2m.emulator.InMemoryHttpClient;
import io.github.cognitom2m.emulator.account.ServedAccount;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackStatus;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.lambda.FunctionResolver;
import io.github.cognitom2m.support.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An account that stays, for whoever deploys to it or writes a workload; on request with the stacks of the examples. */
public final class ServedStacks implements AutoCloseable {
    private static final Path API = Path.of("examples", "api-owner.yaml");

    // Beside what was built, and gone with it.
    private final Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "served");
    private final ServeOptions options;
    private final ServedAccount account;

    public ServedStacks(ServeOptions options) throws IOException, InterruptedException, GeneralSecurityException {
        this.options = options;
        this.account = new ServedAccount(options.port(), directory, this::ofTheCheckout);
    }

    /**
     * Prints what to type into another terminal, and waits until whoever has started this process is gone: Maven, killed
     * alone, does not take along what it has started.
     */
    public void serve(PrintStream out) {
        Progress progress = new Progress(out);
        account.cloudFormation().listen(progress::event);
        account.aws().calls().listen(progress::call);
        if (options.examples()) {
            deployExamples(out, progress);
        } else {
            out.printf("""
                    An AWS account of yours, without anything in it, until this is interrupted. In another terminal:

                    %s

                    Then sam, aws and any SDK work on it. What functions write is in %s, too.
                    """, variables(), directory);
        }
        ProcessHandle.current().parent().orElseThrow().onExit().join();
    }

    /** One line for the shell, by which every SDK and CLI finds the account. */
    private String variables() {
        return "export AWS_ENDPOINT_URL=%1$s AWS_REGION=%2$s AWS_DEFAULT_REGION=%2$s AWS_ACCESS_KEY_ID=%3$s"
                        .formatted(account.endpoint(), account.aws().place().region(), LocalRun.ACCESS_KEY)
                + " AWS_SECRET_ACCESS_KEY=" + LocalRun.SECRET_KEY;
    }

    /** What nobody has uploaded: the product runs in this process, and the consumers from their folders. */
    private FunctionResolver ofTheCheckout(ServedAccount served) {
        HandlersInProcess product = new HandlersInProcess(
                served.aws(),
                new InMemoryHttpClient(served.aws().network()),
                served.endpoint() + "/{domain}/oauth2/token",
                Executors.newCachedThreadPool());
        return new ExampleFunctions(product, served.endpoint(), served::function, directory);
    }

    private void deployExamples(PrintStream out, Progress progress) {
        progress.step("template.yaml is deployed");
        Stack provider = create("cognito-m2m-dev", Path.of("template.yaml"));
        progress.step(API + " is deployed");
        Stack api = create("orders-api", API);
        progress.step("the consumers are deployed, and the API admits them");
        List<Stack> consumers = Stream.of("consumer-python", "consumer-node", "consumer-java")
                .map(name -> create(name, Path.of("examples", name + ".yaml")))
                .toList();
        String ids = consumers.stream().map(caller -> caller.output("ClientId")).collect(Collectors.joining(","));
        api.update(Template.load(API), Map.of("ClientIds", ids));
        complete(api);
        out.printf(
                """

                The stacks stay until this is interrupted. In another terminal:

                %1$s
                export SECRET_ID=%5$s
                export JWKS_URI=%2$s/%6$s/.well-known/jwks.json
                export API_URL=%7$s

                scripts/get-token.sh %3$s
                scripts/list-clients.sh
                curl -s "$JWKS_URI"
                curl -s -H "Authorization: Bearer $(scripts/get-token.sh -t %4$s)" "$API_URL/orders"
                %8$s

                The tokens' issuer is named as on AWS; their keys are at JWKS_URI. What the functions write, and why one
                does not start, is in %9$s/*/*log.
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
                directory);
    }

    private Stack create(String name, Path template) {
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
        account.close();
    }
}
