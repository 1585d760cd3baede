package io.github.cognitom2m.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.Call;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.cloudformation.CloudFormation;
import io.github.cognitom2m.emulator.cloudformation.OnFailure;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackEvent;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An account with the provider deployed from the project's template, and two user pools, for stacks of tests with one
 * Custom::CognitoM2M each. As an extension it looks, after each test, whether a secret was told anywhere.
 */
public final class Platform implements AfterEachCallback {
    /** The name of the provider's stack, which begins the names of its exports. */
    public static final String PROVIDER = "provider";

    /** The parameters of the provider's stack: what stacks do with adoption is a test's to say. */
    public static final Map<String, String> PARAMETERS =
            Map.of("ProviderOnly", "true", "Adoption", "all", "CustomDomains", "true");

    /** What a request writes that changes nothing: its mark, which replaces that of the request before. */
    public static final List<String> MARKS = List.of("TagResource", "TagResource", "UntagResource");

    private static final String TEMPLATE = """
            Parameters:
              Pool: {Type: String}
              OtherPool: {Type: String}
              Turn: {Type: String}
            Resources:
              Credentials:
                Type: Custom::CognitoM2M
                DeletionPolicy: $POLICY
                Properties:
                  ServiceToken: !ImportValue provider-ServiceToken
                  ServiceTimeout: 600
            $PROPERTIES
              Sibling:
                Type: AWS::SSM::Parameter
                Properties: {Type: String, Value: !Sub "${Turn} ${Credentials}"}
            """;

    private final EmulatedAccount account;
    private final List<StackEvent> events = new CopyOnWriteArrayList<>();
    private final Map<String, String> pools = new HashMap<>();
    private int turn;

    /** An account with nothing in it. */
    public static Platform bare() {
        return new Platform(EmulatedAccount.deterministic(), List.of());
    }

    /** With the provider and the two pools. */
    public Platform(EmulatedAccount account) {
        this(account, List.of("Pool", "OtherPool"));
        cloudFormation().create(PROVIDER, Template.load(Path.of("template.yaml")), PARAMETERS);
    }

    private Platform(EmulatedAccount account, List<String> poolNames) {
        this.account = account;
        cloudFormation().listen(events::add);
        cloudFormation().functions().delivery((arn, event, once) -> {
            passQueue();
            once.run();
        });
        poolNames.forEach(name -> pools.put(name, newPool()));
    }

    /** Lets the time pass that an event is in Lambda's queue: requests that follow each other differ in their dates. */
    public void passQueue() {
        aws().time().pass(Duration.ofSeconds(1));
    }

    public static Platform deterministic() {
        EmulatedAccount account = EmulatedAccount.deterministic();
        // Signing tokens is most of the work of many tests; those that verify one have an account of their own.
        account.aws().cognito().leaveTokensUnsigned();
        return new Platform(account);
    }

    public EmulatedAccount account() {
        return account;
    }

    public EmulatedAws aws() {
        return account.aws();
    }

    public CloudFormation cloudFormation() {
        return account.cloudFormation();
    }

    /** Lets every request through again. */
    public void fairWeather() {
        aws().network().weather((request, service) -> service.handle(request));
    }

    /** The user pool that templates call {@code !Ref Pool}. */
    public String pool() {
        return pools.getOrDefault("Pool", "");
    }

    /** The user pool that templates call {@code !Ref OtherPool}. */
    public String otherPool() {
        return pools.getOrDefault("OtherPool", "");
    }

    /** Deploys a stack whose resource Credentials has these properties, beside a Sibling that needs it. */
    public Deployed deploy(String name, String properties) {
        return deploy(name, properties, OnFailure.ROLLBACK);
    }

    /** Deploys a stack that will keep its resource when it is deleted. */
    public Deployed deployToKeep(String name, String properties) {
        return new Deployed(
                this, cloudFormation().create(name, template("Retain", properties), parameters(), OnFailure.ROLLBACK));
    }

    public Deployed deploy(String name, String properties, OnFailure onFailure) {
        return new Deployed(
                this, cloudFormation().create(name, template("Delete", properties), parameters(), onFailure));
    }

    /** Updates a stack; its Sibling changes every time. */
    public void update(Stack stack, String properties, OnFailure onFailure) {
        update(stack, "Credentials", properties, onFailure);
    }

    /** Updates a stack whose resource has, or gets, another logical id than Credentials. */
    void update(Stack stack, String logicalId, String properties, OnFailure onFailure) {
        cloudFormation().update(stack, template(logicalId, "Delete", properties), parameters(), onFailure);
    }

    private static Template template(String deletionPolicy, String properties) {
        return template("Credentials", deletionPolicy, properties);
    }

    private static Template template(String logicalId, String deletionPolicy, String properties) {
        return Template.parse(TEMPLATE.replace("Credentials", logicalId)
                .replace("$POLICY", deletionPolicy)
                .replace("$PROPERTIES", properties.indent(6)));
    }

    private Map<String, String> parameters() {
        return Map.of("Pool", pool(), "OtherPool", otherPool(), "Turn", String.valueOf(++turn));
    }

    public Map<String, Object> cognito(String operation, Map<String, Object> input) {
        return aws().call("cognito-idp", operation, input);
    }

    public Map<String, Object> secretsManager(String operation, Map<String, Object> input) {
        return aws().call("secretsmanager", operation, input);
    }

    /** Makes a user pool by hand. */
    public String newPool() {
        Object pool = cognito("CreateUserPool", Map.of("PoolName", "machines")).get("UserPool");
        return pool instanceof Map<?, ?> made ? String.valueOf(made.get("Id")) : "";
    }

    /** The calls that changed something in AWS while this was done, in order: those that did not fail. */
    public List<Call> changes(Runnable action) {
        int before = aws().calls().all().size();
        action.run();
        return aws().calls().all().stream()
                .skip(before)
                .filter(call -> call.error() == null)
                .filter(call -> !call.operation().matches("(Describe|Get|List).*"))
                .toList();
    }

    /** The names of those calls. */
    public List<String> changeNames(Runnable action) {
        return changes(action).stream().map(Call::operation).toList();
    }

    /** Fails where a stack that is gone has left something that is usable or billed; the marks of what is gone are not. */
    public void assertNothingLeft() {
        for (String pool : aws().cognito().pools()) {
            assertEquals(List.of(), aws().cognito().clients(pool));
            assertEquals(List.of(), aws().cognito().servers(pool));
        }
        assertEquals(List.of(), aws().cognito().domains());
        for (Secret secret : aws().secretsManager().secrets()) {
            assertTrue(secret.deletedAt().isPresent(), secret.name());
            assertEquals(Map.of(), secret.replicas());
        }
    }

    public List<StackEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        account.refuseDisclosures();
    }
}
