package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.cloudformation.template.Declaration;
import io.github.cognitom2m.emulator.cloudformation.template.EvaluationError;
import io.github.cognitom2m.emulator.cloudformation.template.Plan;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import io.github.cognitom2m.emulator.cloudformation.types.AwsApi;
import io.github.cognitom2m.emulator.cloudformation.types.Inventory;
import io.github.cognitom2m.emulator.cloudformation.types.ResourceType;
import io.github.cognitom2m.emulator.cloudformation.types.ResourceTypes;
import io.github.cognitom2m.emulator.lambda.FunctionResolver;
import io.github.cognitom2m.emulator.lambda.Functions;
import io.github.cognitom2m.emulator.secretsmanager.RotationFunctions;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * CloudFormation of one account and Region. A call that AWS would refuse throws {@link ValidationError}; an operation
 * that fails throws nothing, it ends in a status. Whether a call returns when the operation has ended or when it has begun
 * is up to the {@link Execution}.
 */
public final class CloudFormation {

    /**
     * Where and how it runs.
     *
     * @param seed of the ids and names that CloudFormation generates
     */
    public record Settings(Place place, EmulatedTime time, Execution execution, Quirks quirks, long seed) {}

    /** Why an update that would change nothing is refused. */
    public static final String NO_UPDATES = "No updates are to be performed.";

    private final Settings settings;
    private final Functions functions;
    private final Inventory inventory = new Inventory();
    private final Map<String, Stack> stacks = new ConcurrentHashMap<>();
    private final List<Stack> history = new CopyOnWriteArrayList<>();
    private final List<Consumer<StackEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Names names;
    private final Failures failures;
    private final Exports exports = new Exports(stacks.values());
    private final ResourceTypes types;
    private final Provisioning provisioning;
    private final Operations operations;

    /**
     * @param network leads to the APIs behind native types
     * @param resolver finds the code of AWS::Lambda::Function resources
     */
    public CloudFormation(Settings settings, Service network, Responses responses, FunctionResolver resolver) {
        this(settings, network, responses, resolver, Map.of());
    }

    /** The same with native types that something else than this package stands behind. */
    public CloudFormation(
            Settings settings,
            Service network,
            Responses responses,
            FunctionResolver resolver,
            Map<String, ResourceType> more) {
        this.settings = settings;
        EmulatedTime time = settings.time();
        this.names = new Names(new Random(settings.seed()));
        this.functions = new Functions(time, settings.execution().background(), names::uuid);
        this.failures = new Failures(settings.execution().background(), time);
        this.types = ResourceTypes.standard(
                        new AwsApi(network, settings.place()), functions, resolver, inventory, settings.place())
                .with(more);
        this.provisioning = new Provisioning(
                types,
                new CustomResources(functions, responses, settings.execution().background(), time, names),
                failures,
                names);
        this.operations = new Operations(new Engine(
                provisioning,
                settings.execution().resources(),
                settings.execution().operations(),
                exports,
                settings.quirks()));
    }

    /** Lambda, to deploy functions that no template declares, and to look at invocations. */
    public Functions functions() {
        return functions;
    }

    /** The functions, as Secrets Manager sees them. */
    public RotationFunctions rotationFunctions() {
        return new RotationThroughLambda(functions, inventory, settings.place());
    }

    /** The resources that are kept as data. */
    public Inventory inventory() {
        return inventory;
    }

    public Stack create(String name, Template template, Map<String, String> parameters) {
        return create(name, template, parameters, OnFailure.ROLLBACK);
    }

    public Stack create(String name, Template template, Map<String, String> parameters, OnFailure onFailure) {
        return create(name, new StackRequest(template, parameters, Map.of(), onFailure));
    }

    public Stack create(String name, StackRequest request) {
        String id = newId(name);
        Plan plan = plan(request, id);
        Stack stack = register(name, id);
        operations.create(stack, plan, request.onFailure());
        return stack;
    }

    /** Makes a stack that has nothing yet, for a change set to be looked at. */
    public Stack review(String name) {
        Stack stack = register(name, newId(name));
        stack.status(StackStatus.REVIEW_IN_PROGRESS, Optional.of("User Initiated"));
        return stack;
    }

    /** Makes what a stack in review has been waiting for. */
    public void create(Stack stack, StackRequest request) {
        if (stack.status() != StackStatus.REVIEW_IN_PROGRESS) {
            throw wrongStatus(stack, "created");
        }
        operations.create(stack, plan(request, stack.id()), request.onFailure());
    }

    public void update(Stack stack, Template template, Map<String, String> parameters, OnFailure onFailure) {
        update(stack, new StackRequest(template, parameters, Map.of(), onFailure));
    }

    public void update(Stack stack, StackRequest request) {
        operations.update(stack, updatePlan(stack, request), request.onFailure());
    }

    /** What an update would do; throws {@link ValidationError} if it would be refused. */
    public Plan updatePlan(Stack stack, StackRequest request) {
        if (!stack.status().canBeUpdated()) {
            throw wrongStatus(stack, "updated");
        }
        Plan plan = plan(request, stack.id());
        boolean same = stack.plan().map(plan::sameAs).orElse(false);
        if (same && !stack.status().isHalfDone()) {
            throw new ValidationError(NO_UPDATES);
        }
        List<String> otherType = stack.resources().values().stream()
                .filter(resource -> Optional.ofNullable(plan.resources().get(resource.logicalId()))
                        .map(declaration -> !declaration.type().equals(resource.type()))
                        .orElse(false))
                .map(StackResource::logicalId)
                .sorted()
                .toList();
        if (!otherType.isEmpty()) {
            throw new ValidationError("Update of resource type is not permitted. The new template modifies resource"
                    + " type of the following resources: " + otherType);
        }
        return plan;
    }

    /** Ends an update before it is complete and takes it back. */
    public void cancelUpdate(Stack stack) {
        if (stack.status() != StackStatus.UPDATE_IN_PROGRESS) {
            throw new ValidationError(
                    "CancelUpdateStack cannot be called from current stack status (" + stack.status() + ")");
        }
        stack.cancellations().cancelAll();
    }

    /** Takes back what an operation with rollback disabled has left half done. */
    public void rollback(Stack stack) {
        if (!stack.status().isHalfDone()) {
            throw wrongStatus(stack, "rolled back");
        }
        operations.rollback(stack, Set.of(), "User Initiated. ");
    }

    /** Goes on with a rollback that failed. */
    public void continueRollback(Stack stack, String... resourcesToSkip) {
        if (stack.status() != StackStatus.UPDATE_ROLLBACK_FAILED) {
            throw wrongStatus(stack, "rolled back");
        }
        operations.rollback(stack, Set.of(resourcesToSkip), "User Initiated");
    }

    /** Deletes a stack; again, if need be. One whose exports are in use stays as it is and tells so in its events. */
    public void delete(Stack stack) {
        delete(stack, Set.of());
    }

    /** Deletes a stack except what is named. */
    public void delete(Stack stack, Set<String> retained) {
        if (stack.status() != StackStatus.DELETE_COMPLETE) {
            operations.delete(stack, retained);
        }
    }

    public Optional<Stack> stack(String name) {
        return Optional.ofNullable(stacks.get(name));
    }

    /** Every stack that there ever was, oldest first. */
    public List<Stack> stacks() {
        return List.copyOf(history);
    }

    public Place place() {
        return settings.place();
    }

    public Exports exports() {
        return exports;
    }

    public ResourceTypes types() {
        return types;
    }

    /** Tells the listener of every event from now on. */
    public void listen(Consumer<StackEvent> listener) {
        listeners.add(listener);
    }

    /** Makes a resource fail when it is next made or changed, in any stack. */
    public void failOn(String logicalId) {
        failures.add(logicalId, () -> true);
    }

    /** Makes a resource fail as soon as the condition holds, while others are under way. */
    public void failOn(String logicalId, BooleanSupplier once) {
        failures.add(logicalId, once);
    }

    public void failOnNothing() {
        failures.clear();
    }

    /**
     * Cancels a resource that is under way as if another had failed: its Delete or swapped Update is sent at once, and
     * has ended when this returns. To be called from within the function's own AWS calls.
     */
    public void cancel(String stackName, String logicalId) {
        Stack stack = Optional.ofNullable(stacks.get(stackName)).orElseThrow();
        new Cancelling(provisioning, names).cancel(stack, logicalId);
    }

    private String newId(String name) {
        return settings.place().arn("cloudformation", "stack/" + name + "/" + names.uuid());
    }

    private Stack register(String name, String id) {
        Stack former = stacks.get(name);
        if (former != null && former.status() != StackStatus.DELETE_COMPLETE) {
            throw new ValidationError("Stack [" + name + "] already exists");
        }
        Stack stack = new Stack(
                this, name, id, settings.time(), event -> listeners.forEach(listener -> listener.accept(event)));
        stacks.put(name, stack);
        history.add(stack);
        return stack;
    }

    /** A request with its parameters' values; throws {@link ValidationError} if it would be refused. */
    public Plan plan(StackRequest request, String stackId) {
        Plan plan = new Plan(
                request.template(),
                request.parameters(),
                request.tags(),
                stackId,
                new AccountSurroundings(exports, inventory));
        plan.resources().values().stream()
                .filter(declaration -> !declaration.isCustom())
                .map(Declaration::type)
                .forEach(provisioning::check);
        return plan;
    }

    /** A resource's properties under a plan; empty if they depend on what is not there yet. */
    public Optional<Map<String, Object>> preview(Stack stack, Plan plan, String logicalId) {
        try {
            Declaration declaration = Objects.requireNonNull(plan.resources().get(logicalId));
            return Optional.of(plan.evaluator(new StackValues(stack, false)).properties(declaration.properties()));
        } catch (EvaluationError | NoSuchElementException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static ValidationError wrongStatus(Stack stack, String verb) {
        return new ValidationError(
                "Stack:" + stack.id() + " is in " + stack.status() + " state and can not be " + verb + ".");
    }
}
