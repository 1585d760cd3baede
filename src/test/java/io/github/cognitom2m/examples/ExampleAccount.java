package io.github.cognitom2m.examples;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.HandlersInProcess;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.LoopbackServer;
import io.github.cognitom2m.emulator.apigateway.HttpApi;
import io.github.cognitom2m.emulator.apigateway.JwtAuthorizer;
import io.github.cognitom2m.emulator.cloudformation.CloudFormation;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.cloudformation.types.Inventory;
import io.github.cognitom2m.emulator.lambda.Functions;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import io.github.cognitom2m.emulator.secretsmanager.Value;
import io.github.cognitom2m.support.EmulatedAccount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An account on loopback where the provider, the API of the examples and its consumers can be deployed, and run. */
final class ExampleAccount implements AutoCloseable {
    private static final Template API = Template.load(Path.of("examples", "api-owner.yaml"));

    private final EmulatedAws aws = new EmulatedAws(EmulatedTime.real());
    private final LoopbackServer server = LoopbackServer.start(aws);
    private final ExampleFunctions functions;
    private final EmulatedAccount account;

    /** @param directory where files can be put */
    ExampleAccount(Path directory) {
        aws.network().bind(server.endpoint().getHost(), request -> aws.network().handle(aside(request)));
        HandlersInProcess product = HandlersInProcess.on(aws, server.endpoint());
        functions = new ExampleFunctions(product, server.endpoint(), this::properties, directory);
        account = EmulatedAccount.concurrent(aws, functions);
    }

    EmulatedAws aws() {
        return aws;
    }

    EmulatedAccount account() {
        return account;
    }

    /** What {@code AWS_ENDPOINT_URL} is set to. */
    URI endpoint() {
        return server.endpoint();
    }

    /** Deploys the provider, with a user pool. */
    Stack deployProvider() {
        return create("cognito-m2m-dev", Path.of("template.yaml"));
    }

    /** Deploys the API that the consumers call; the provider has to be there. */
    Stack deployApi() {
        Stack api = create("orders-api", Path.of("examples", "api-owner.yaml"));
        aws.network().bind(URI.create(api.output("Url")).getHost(), httpApi(api));
        return api;
    }

    /** Deploys an example, as a stack of the file's name. */
    Stack deploy(String file) {
        return create(file.replace(".yaml", ""), Path.of("examples", file));
    }

    /** Lets the API's owner admit clients. */
    static void admit(Stack api, List<Stack> callers) {
        String ids = callers.stream().map(caller -> caller.output("ClientId")).collect(Collectors.joining(","));
        api.update(API, Map.of("ClientIds", ids));
    }

    /** A URL of this AWS as it is reached on loopback. */
    String onLoopback(String url) {
        return url.replaceFirst("^https:/", server.endpoint().toString());
    }

    /** What a secret holds, without a call that would be counted. */
    Map<String, Object> credential(String arn) throws IOException {
        return aws.secretsManager().secret(arn).flatMap(Secret::currentValue).orElseThrow() instanceof Value.Text value
                ? JSON.std.mapFrom(value.text())
                : Map.of();
    }

    Functions lambda() {
        return account.cloudFormation().functions();
    }

    private Stack create(String name, Path template) {
        CloudFormation cloudFormation = account.cloudFormation();
        Stack stack = cloudFormation.create(name, Template.load(template), Map.of());
        assertEquals(CREATE_COMPLETE, stack.status(), () -> String.valueOf(stack.events()));
        return stack;
    }

    private HttpApi httpApi(Stack api) {
        return new HttpApi(
                api.resource("Api").physicalId(),
                account.cloudFormation().inventory(),
                new JwtAuthorizer(aws.network(), aws.time()),
                (arn, event) -> lambda().invoke(arn, event).response());
    }

    private Map<String, Object> properties(String functionName) {
        return account.cloudFormation()
                .inventory()
                .find("AWS::Lambda::Function", functionName)
                .map(Inventory.Item::properties)
                .orElseThrow();
    }

    /** What the loopback server does with a path that begins with a host. */
    private static Query aside(Query request) {
        return new Query(
                request.method(),
                URI.create("https:/" + request.uri().getRawPath()),
                request.headers(),
                request.body());
    }

    @Override
    public void close() throws IOException {
        functions.close();
        server.close();
    }
}
