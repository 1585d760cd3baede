package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.Place;
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
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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

    /**
     * All that CloudFormation keeps while no operation is under way; what functions keep is Lambda's.
     *
     * @param inventory the resources that are kept as data
     */
    public record State(List<Stack.State> stacks, List<Inventory.Item> inventory) {}

    private final Settings settings;
    private final Functions functions;
    private final Inventory inventory = new Inventory();
    private final StackRegistry stacks;
    private final Names names;
    private final Failures failures;
    private final Plans plans;
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
        this.stacks = new StackRegistry(settings.place(), time, names, inventory);
        ResourceTypes types = ResourceTypes.standard(
                        new AwsApi(network, settings.place()), functions, resolver, inventory, settings.place())
                .with(more);
        this.plans = new Plans(stacks.surroundings(), types);
        this.provisioning = new Provisioning(
                types,
                new CustomResources(functions, responses, settings.execution().background(), time, names),
                failures,
                names);
        this.operations = new Operations(new Engine(
                provisioning,
                settings.execution().resources(),
                settings.execution().operations(),
                stacks.exports(),
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
        String id = stacks.newId(name);
        Plan plan = plans.of(request, id);
        Stack stack = stacks.register(this, name, id);
        operations.create(stack, plan, request.onFailure());
        return stack;
    }

    /** Makes a stack that has nothing yet, for a change set to be looked at. */
    public Stack review(String name) {
        Stack stack = stacks.register(this, name, stacks.newId(name));
        stack.status(StackStatus.REVIEW_IN_PROGRESS, Optional.of("User Initiated"));
        return stack;
    }

    /** Makes what a stack in review has been waiting for. */
    public void create(Stack stack, StackRequest request) {
        if (stack.status() != StackStatus.REVIEW_IN_PROGRESS) {
            throw Plans.wrongStatus(stack, "created");
        }
        operations.create(stack, plans.of(request, stack.id()), request.onFailure());
    }

    public void update(Stack stack, Template template, Map<String, String> parameters, OnFailure onFailure) {
        update(stack, new StackRequest(template, parameters, Map.of(), onFailure));
    }

    public void update(Stack stack, StackRequest request) {
        operations.update(stack, plans.ofUpdate(stack, request), request.onFailure());
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
            throw Plans.wrongStatus(stack, "rolled back");
        }
        operations.rollback(stack, Set.of(), "User Initiated. ");
    }

    /** Goes on with a rollback that failed. */
    public void continueRollback(Stack stack, String... resourcesToSkip) {
        if (stack.status() != StackStatus.UPDATE_ROLLBACK_FAILED) {
            throw Plans.wrongStatus(stack, "rolled back");
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
        return stacks.find(name);
    }

    /** Every stack that there ever was, oldest first. */
    public List<Stack> stacks() {
        return stacks.all();
    }

    public Place place() {
        return settings.place();
    }

    public Exports exports() {
        return stacks.exports();
    }

    public Plans plans() {
        return plans;
    }

    public State state() {
        return new State(stacks.state(), inventory.all());
    }

    /** Continues with what was kept; has nothing of its own before. */
    public void restore(State state) {
        state.inventory().forEach(inventory::change);
        stacks.restore(this, state.stacks());
    }

    /** Tells the listener of every event from now on. */
    public void listen(Consumer<StackEvent> listener) {
        stacks.listen(listener);
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
        new Cancelling(provisioning, names).cancel(stacks.find(stackName).orElseThrow(), logicalId);
    }
}
