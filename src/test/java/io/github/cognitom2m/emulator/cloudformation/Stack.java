package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.cloudformation.template.Declaration;
import io.github.cognitom2m.emulator.cloudformation.template.Plan;
import io.github.cognitom2m.emulator.cloudformation.template.Surroundings;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** One stack: its resources, outputs, status and history. */
public final class Stack {

    /** What a failed update goes back to. */
    record Stable(Plan plan, Map<String, StackResource> resources) {
        Stable {
            resources = Map.copyOf(resources);
        }
    }

    /**
     * All that there is of a stack on which no operation is under way.
     *
     * @param obsolete what was replaced and is to be deleted
     */
    record State(
            String name,
            String id,
            StackStatus status,
            Outputs outputs,
            Optional<Plan> plan,
            Optional<Stable> stable,
            Map<String, StackResource> resources,
            List<StackResource> obsolete,
            List<StackEvent> events) {}

    private final CloudFormation cloudFormation;
    private final String name;
    private final String id;
    private final EmulatedTime time;
    private final Surroundings surroundings;
    private final Consumer<StackEvent> listener;
    private final Map<String, StackResource> resources = new TreeMap<>();
    private final List<StackResource> obsolete = new ArrayList<>();
    private final List<StackEvent> events = new CopyOnWriteArrayList<>();
    private final Cancellations cancellations = new Cancellations();
    private volatile StackStatus status = StackStatus.CREATE_IN_PROGRESS;
    private volatile Outputs outputs = Outputs.NONE;
    private volatile Optional<Plan> plan = Optional.empty();
    private volatile Optional<Stable> stable = Optional.empty();

    Stack(
            CloudFormation cloudFormation,
            String name,
            String id,
            EmulatedTime time,
            Surroundings surroundings,
            Consumer<StackEvent> listener) {
        this.cloudFormation = cloudFormation;
        this.name = name;
        this.id = id;
        this.time = time;
        this.surroundings = surroundings;
        this.listener = listener;
    }

    public String name() {
        return name;
    }

    /** The stack's ARN. */
    public String id() {
        return id;
    }

    public StackStatus status() {
        return status;
    }

    /** Everything that happened, oldest first. */
    public List<StackEvent> events() {
        return List.copyOf(events);
    }

    /** Why the stack or a resource last came into a status, by the status's name. */
    public Optional<String> reason(String logicalId, String statusName) {
        return events().reversed().stream()
                .filter(event ->
                        event.logicalId().equals(logicalId) && event.status().equals(statusName))
                .findFirst()
                .flatMap(StackEvent::reason);
    }

    public synchronized Map<String, StackResource> resources() {
        return Map.copyOf(resources);
    }

    /** A resource; throws {@link NoSuchElementException} if the stack has none of that id. */
    public synchronized StackResource resource(String logicalId) {
        return find(logicalId).orElseThrow(() -> new NoSuchElementException(logicalId));
    }

    /** The parameters of the last operation; those declared with NoEcho are masked. */
    public Map<String, String> parameters() {
        return plan.map(Plan::shownParameters).orElseGet(Map::of);
    }

    public Map<String, String> outputs() {
        return outputs.values();
    }

    /** An output's value; throws {@link NoSuchElementException} if the stack has none of that name. */
    public String output(String outputName) {
        return Optional.ofNullable(outputs.values().get(outputName))
                .orElseThrow(() -> new NoSuchElementException(outputName));
    }

    /** Updates the stack; what fails is rolled back. */
    public void update(Template template, Map<String, String> parameters) {
        cloudFormation.update(this, template, parameters, OnFailure.ROLLBACK);
    }

    /** Deletes the stack. */
    public void delete() {
        cloudFormation.delete(this);
    }

    /** A resource, if the stack has one of that id. */
    public synchronized Optional<StackResource> find(String logicalId) {
        return Optional.ofNullable(resources.get(logicalId));
    }

    /** Puts a resource into its new state and tells of it. */
    void put(StackResource resource, Optional<String> reason) {
        keep(resource);
        tell(resource, reason);
    }

    /** Puts a resource without telling. */
    synchronized void keep(StackResource resource) {
        resources.put(resource.logicalId(), resource);
    }

    void tell(StackResource resource, Optional<String> reason) {
        event(
                resource.logicalId(),
                resource.type(),
                resource.known(),
                resource.status().name(),
                reason);
    }

    /** Gives a resource up without removing it. */
    void retain(String logicalId) {
        find(logicalId).ifPresent(resource -> {
            tell(resource.in(ResourceStatus.DELETE_SKIPPED), Optional.empty());
            remove(logicalId);
        });
    }

    synchronized void remove(String logicalId) {
        resources.remove(logicalId);
    }

    synchronized void status(StackStatus newStatus, Optional<String> reason) {
        status = newStatus;
        event(name, "AWS::CloudFormation::Stack", Optional.of(id), newStatus.name(), reason);
    }

    /** Goes from one status to another, unless another operation was faster. */
    synchronized boolean advance(StackStatus from, StackStatus to) {
        if (status != from) {
            return false;
        }
        status(to, Optional.empty());
        return true;
    }

    private void event(
            String logicalId, String type, Optional<String> physicalId, String newStatus, Optional<String> reason) {
        StackEvent event = new StackEvent(time.instant(), name, logicalId, type, physicalId, newStatus, reason);
        events.add(event);
        listener.accept(event);
    }

    Cancellations cancellations() {
        return cancellations;
    }

    /** What was replaced and is to be deleted when the operation is over. */
    synchronized void replaced(StackResource former) {
        obsolete.add(former);
    }

    synchronized void nothingReplaced(String logicalId) {
        obsolete.removeIf(former -> former.logicalId().equals(logicalId));
    }

    synchronized List<StackResource> takeReplaced() {
        List<StackResource> taken = List.copyOf(obsolete);
        obsolete.clear();
        return taken;
    }

    /** The name under which an output is exported. */
    public Optional<String> exportOf(String outputName) {
        return Optional.ofNullable(outputs.exportNames().get(outputName));
    }

    Outputs outputSet() {
        return outputs;
    }

    void outputs(Outputs newOutputs) {
        outputs = newOutputs;
    }

    /** The template and parameters of the last operation; after a rollback, those of the one before. */
    public Optional<Plan> plan() {
        return plan;
    }

    void plan(Plan newPlan) {
        plan = Optional.of(newPlan);
    }

    Optional<Stable> stable() {
        return stable;
    }

    /** A resource's properties under a plan, with what the stack has now. */
    Map<String, Object> properties(Plan ofPlan, Declaration declaration) {
        return ofPlan.evaluator(new StackValues(this, false), surroundings).properties(declaration.properties());
    }

    /** The outputs under a plan; what was answered with NoEcho is masked. */
    Outputs outputs(Plan ofPlan) {
        return Outputs.of(ofPlan, ofPlan.evaluator(new StackValues(this, true), surroundings));
    }

    synchronized State state() {
        return new State(
                name, id, status, outputs, plan, stable, Map.copyOf(resources), List.copyOf(obsolete), events());
    }

    synchronized void restore(State state) {
        status = state.status();
        outputs = state.outputs();
        plan = state.plan();
        stable = state.stable();
        resources.putAll(state.resources());
        obsolete.addAll(state.obsolete());
        events.addAll(state.events());
    }

    /** Nothing will be rolled back further than to here. */
    synchronized void settled(Plan newPlan) {
        plan = Optional.of(newPlan);
        stable = Optional.of(new Stable(newPlan, resources));
    }
}
