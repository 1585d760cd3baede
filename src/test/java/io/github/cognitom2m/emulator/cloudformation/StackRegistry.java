package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.cloudformation.template.Surroundings;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import io.github.cognitom2m.emulator.cloudformation.types.Inventory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The stacks of one account and Region, and whoever listens to what happens to them. */
final class StackRegistry {
    private final Place place;
    private final EmulatedTime time;
    private final Names names;
    private final Map<String, Stack> byName = new ConcurrentHashMap<>();
    private final List<Stack> history = new CopyOnWriteArrayList<>();
    private final List<Consumer<StackEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Exports exports = new Exports(byName.values());
    private final Surroundings surroundings;

    StackRegistry(Place place, EmulatedTime time, Names names, Inventory inventory) {
        this.place = place;
        this.time = time;
        this.names = names;
        this.surroundings = new AccountSurroundings(exports, inventory);
    }

    String newId(String name) {
        return place.arn("cloudformation", "stack/" + name + "/" + names.uuid());
    }

    Stack register(CloudFormation cloudFormation, String name, String id) {
        Stack former = byName.get(name);
        if (former != null && former.status() != StackStatus.DELETE_COMPLETE) {
            throw new ValidationError("Stack [" + name + "] already exists");
        }
        return add(new Stack(cloudFormation, name, id, time, surroundings, this::tell));
    }

    private Stack add(Stack stack) {
        byName.put(stack.name(), stack);
        history.add(stack);
        return stack;
    }

    private void tell(StackEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    void listen(Consumer<StackEvent> listener) {
        listeners.add(listener);
    }

    /** The newest of a name, be it deleted. */
    Optional<Stack> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Every stack that there ever was, oldest first. */
    List<Stack> all() {
        return List.copyOf(history);
    }

    Exports exports() {
        return exports;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    List<Stack.State> state() {
        return history.stream().map(Stack::state).toList();
    }

    /** Puts the stacks of an earlier process into this one, which has none. */
    void restore(CloudFormation cloudFormation, Collection<Stack.State> states) {
        states.forEach(state -> {
            Stack stack = add(new Stack(cloudFormation, state.name(), state.id(), time, surroundings, this::tell));
            stack.restore(state);
        });
    }
}
