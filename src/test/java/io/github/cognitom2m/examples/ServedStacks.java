package io.github.cognitom2m.examples;

import io.github.cognitom2m.LocalRun;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.support.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The provider, the API of the examples and its consumers, deployed for whoever tries them or writes a workload. */
public final class ServedStacks implements AutoCloseable {
    // Beside what was built, and gone with it.
    private final Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "served");
    private final ExampleAccount account = new ExampleAccount(directory);

    public ServedStacks() throws IOException {}

    /** Deploys all, and prints what to type into another terminal. */
    public void deploy(PrintStream out) {
        Progress progress = new Progress(out);
        account.account().cloudFormation().listen(progress::event);
        account.aws().calls().listen(progress::call);
        progress.step("template.yaml is deployed");
        Stack provider = account.deployProvider();
        progress.step("examples/api-owner.yaml is deployed");
        Stack api = account.deployApi();
        progress.step("the consumers are deployed, and the API admits them");
        List<Stack> consumers = Stream.of("consumer-python.yaml", "consumer-node.yaml", "consumer-java.yaml")
                .map(account::deploy)
                .toList();
        ExampleAccount.admit(api, consumers);
        out.printf(
                """

                The stacks stay until this is interrupted. In another terminal:

                export AWS_ENDPOINT_URL=%1$s AWS_REGION=%2$s AWS_DEFAULT_REGION=%2$s
                export AWS_ACCESS_KEY_ID=%3$s AWS_SECRET_ACCESS_KEY=%4$s
                export SECRET_ID=%5$s
                export JWKS_URI=%1$s/%6$s/.well-known/jwks.json
                export API_URL=%7$s

                scripts/get-token.sh %8$s
                scripts/list-clients.sh
                curl -s "$JWKS_URI"
                curl -s -H "Authorization: Bearer $(scripts/get-token.sh -t %9$s)" "$API_URL/orders"
                %10$s

                The tokens' issuer is named as on AWS; their keys are at JWKS_URI. What the functions write, and why one
                does not start, is in %11$s/*/log.
                """,
                account.endpoint(),
                account.aws().place().region(),
                LocalRun.ACCESS_KEY,
                LocalRun.SECRET_KEY,
                provider.output("SecretArn"),
                provider.output("UserPoolId"),
                account.onLoopback(api.output("Url")),
                provider.name(),
                api.name(),
                consumers.stream()
                        .map(consumer ->
                                "aws lambda invoke --function-name " + consumer.output("FunctionName") + " /dev/stdout")
                        .collect(Collectors.joining("\n")),
                directory);
    }

    @Override
    public void close() throws IOException {
        account.close();
    }
}
