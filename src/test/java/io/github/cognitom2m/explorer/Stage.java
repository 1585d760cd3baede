package io.github.cognitom2m.explorer;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.ProviderCode;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.cloudformation.CloudFormation;
import io.github.cognitom2m.emulator.cloudformation.Execution;
import io.github.cognitom2m.emulator.cloudformation.OnFailure;
import io.github.cognitom2m.emulator.cloudformation.Quirks;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.cognito.Cognito;
import io.github.cognitom2m.emulator.lambda.FunctionCode;
import io.github.cognitom2m.emulator.lambda.FunctionConfiguration;
import io.github.cognitom2m.emulator.lambda.Functions;
import io.github.cognitom2m.emulator.lambda.Invocation;
import io.github.cognitom2m.emulator.lambda.InvokeConfig;
import io.github.cognitom2m.emulator.secretsmanager.RotationFunctions;
import io.github.cognitom2m.emulator.secretsmanager.SecretsManager;
import io.github.cognitom2m.support.TokenRequests;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/** One play: an emulated AWS with the product's handlers, two user pools, and things that belong to somebody else. */
final class Stage {
    private static final String PROVIDER = "arn:aws:lambda:us-east-1:123456789012:function:provider";
    private static final String ROTATION = "arn:aws:lambda:us-east-1:123456789012:function:rotation";
    private static final String UNANSWERED = "arn:aws:lambda:us-east-1:123456789012:function:unanswered";

    /** An event on its way to a function. */
    record Sent(String function, String event) {}

    final EmulatedAws aws;
    final FaultyNetwork network;
    final CloudFormation cloudFormation;
    final String pool;
    final String otherPool;
    final List<Sent> events = new ArrayList<>();
    private final Map<Template, String> templates = new HashMap<>();
    private final boolean unanswered;
    private int rotations;
    private Duration queueing = Duration.ofSeconds(1);

    /** What there is on a stage when nothing is under way. */
    record State(
            Instant now,
            Cognito.State cognito,
            SecretsManager.State secretsManager,
            CloudFormation.State cloudFormation,
            String pool,
            String otherPool,
            List<Sent> events,
            Map<Template, String> templates,
            int rotations) {}

    Stage(ProviderCode code, boolean unanswered, Quirks quirks) {
        this(code, unanswered, quirks, Optional.empty());
    }

    /** Continues where another stage is, with processes of its own. */
    Stage(ProviderCode code, boolean unanswered, Quirks quirks, State state) {
        this(code, unanswered, quirks, Optional.of(state));
    }

    private Stage(ProviderCode code, boolean unanswered, Quirks quirks, Optional<State> state) {
        this.unanswered = unanswered;
        EmulatedTime time = EmulatedTime.virtual(state.map(State::now).orElse(Instant.parse("2026-11-22T10:00:00Z")));
        // No id comes again.
        int seed = state.isPresent() ? 8 : 7;
        this.aws = new EmulatedAws(time, Place.DEFAULT, new SplittableRandom(seed));
        aws.cognito().leaveTokensUnsigned();
        this.network = new FaultyNetwork(aws);
        this.cloudFormation = new CloudFormation(
                new CloudFormation.Settings(aws.place(), time, Execution.deterministic(time), quirks, seed),
                aws.network(),
                aws.responseBucket(),
                configuration -> {
                    throw new IllegalArgumentException(configuration.handler());
                });
        deployFunctions(code, state.isPresent() ? "later-" : "invocation-");
        state.ifPresent(this::restore);
        this.pool = state.map(State::pool).orElseGet(() -> pool("first"));
        this.otherPool = state.map(State::otherPool).orElseGet(() -> pool("second"));
    }

    private void restore(State state) {
        aws.cognito().restore(state.cognito());
        aws.secretsManager().restore(state.secretsManager());
        cloudFormation.restore(state.cloudFormation());
        events.addAll(state.events());
        templates.putAll(state.templates());
        rotations = state.rotations();
    }

    State state() {
        return new State(
                aws.time().instant(),
                aws.cognito().state(),
                aws.secretsManager().state(),
                cloudFormation.state(),
                pool,
                otherPool,
                List.copyOf(events),
                Map.copyOf(templates),
                rotations);
    }

    private void deployFunctions(ProviderCode code, String invocations) {
        Functions functions = cloudFormation.functions();
        FunctionCode provider = code.provider(network, aws.time(), network::run, invocations);
        deploy(PROVIDER, Duration.ofMinutes(4), provider);
        deploy(ROTATION, Duration.ofMinutes(2), code.rotation(network::run));
        aws.secretsManager().rotationFunctions(new RotationFunctions() {
            @Override
            public boolean invokable(String functionArn, String secretArn) {
                return functionArn.equals(ROTATION);
            }

            @Override
            public void invoke(String functionArn, Map<String, Object> event) throws Exception {
                Sent sent = new Sent(ROTATION, JSON.std.asString(event));
                events.add(sent);
                Invocation invocation = again(sent);
                if (invocation.functionError().isPresent()) {
                    throw new IllegalStateException(invocation.response());
                }
            }
        });
        functions.deploy(UNANSWERED, ProviderCode.unanswered(aws.network()));
        functions.invokeConfig(
                PROVIDER,
                Optional.of(new InvokeConfig(
                        0, Duration.ofMinutes(1), unanswered ? Optional.empty() : Optional.of(UNANSWERED))));
        functions.delivery((arn, event, once) -> {
            if (arn.equals(PROVIDER)) {
                aws.time().pass(queueing);
                events.add(new Sent(PROVIDER, event));
            }
            once.run();
        });
    }

    /** Lets events wait for so long before they reach the provider; it is a second otherwise. */
    void eventsWait(Duration time) {
        queueing = time;
    }

    private void deploy(String arn, Duration timeout, FunctionCode function) {
        cloudFormation
                .functions()
                .deploy(new FunctionConfiguration(arn, "", "", timeout, 512, Map.of()), (input, output, context) -> {
                    Duration time = Duration.ofMillis(context.getRemainingTimeInMillis());
                    network.enter(new Sandbox(aws.time().instant().plus(time)));
                    try {
                        function.invoke(input, output, context);
                    } finally {
                        network.leave();
                    }
                });
    }

    /** Delivers an event once more. */
    Invocation again(Sent sent) {
        return cloudFormation.functions().invoke(sent.function(), sent.event());
    }

    /** Asks for a rotation, which may continue with one that is not complete, or come after the secret's deletion. */
    void askForRotation(String arn) {
        try {
            call(
                    "secretsmanager",
                    "RotateSecret",
                    Map.of(
                            "SecretId",
                            arn,
                            "ClientRequestToken",
                            "%032d".formatted(++rotations),
                            "RotationLambdaARN",
                            ROTATION));
        } catch (IllegalArgumentException e) {
            String refusal = String.valueOf(e.getMessage());
            if (!refusal.contains("That rotation will be reattempted") && !refusal.contains("marked for deletion")) {
                throw e;
            }
        }
    }

    /** Does something while no host of the user pool's domain can be reached. */
    void outage(Runnable action) {
        aws.network().weather((request, service) -> {
            if (TokenRequests.isOne(request)) {
                throw new UnknownHostException(request.uri().getHost());
            }
            return service.handle(request);
        });
        action.run();
        aws.network().weather((request, service) -> service.handle(request));
    }

    /** Rotates a secret, as often as Secrets Manager repeats what fails. */
    void rotate(String arn) {
        askForRotation(arn);
        aws.time().pass(Duration.ofSeconds(1));
        while (aws.secretsManager().runDueRotations() > 0) {
            aws.time().pass(Duration.ofSeconds(1));
        }
    }

    /** Lets the time of the rule come that ends periods of grace. */
    void sweep() {
        Sent sent = new Sent(ROTATION, "{\"sweep\": \"cognito-m2m\"}");
        events.add(sent);
        again(sent);
    }

    /** Updates a stack to what it is, with another revision of our resource. */
    void updateAgain(Stack stack) {
        String resources =
                Objects.requireNonNull(templates.get(stack.plan().orElseThrow().template()));
        update(stack, resources.replace("Revision: '", "Revision: 'again "));
    }

    Stack create(String name, String resources) {
        return cloudFormation.create(name, template(resources), Map.of());
    }

    Stack createWithoutRollback(String name, String resources) {
        return cloudFormation.create(name, template(resources), Map.of(), OnFailure.DO_NOTHING);
    }

    Stack update(Stack stack, String resources) {
        stack.update(template(resources), Map.of());
        return stack;
    }

    private Template template(String resources) {
        String text = resources
                .replace("$TOKEN", PROVIDER)
                .replace("$POOL2", otherPool)
                .replace("$POOL", pool);
        Template template = Template.parse("Resources:\n" + text.indent(2));
        templates.put(template, resources);
        return template;
    }

    private String pool(String name) {
        return String.valueOf(Json.object(call("cognito-idp", "CreateUserPool", Map.of("PoolName", name))
                        .get("UserPool"))
                .get("Id"));
    }

    /** Calls an API as somebody who has nothing to do with the product. */
    Map<String, Object> call(String service, String operation, Map<String, Object> input) {
        return aws.call(service, operation, input);
    }

    /** Does something to the first pool by hand. */
    void cognito(String operation, String key, String value) {
        call("cognito-idp", operation, Map.of("UserPoolId", pool, key, value));
    }
}
