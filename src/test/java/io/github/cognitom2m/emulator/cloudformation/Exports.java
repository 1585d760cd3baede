package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.cloudformation.template.EvaluationError;
import io.github.cognitom2m.emulator.cloudformation.template.Plan;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the stacks of a Region export to and import from each other. */
public final class Exports {

    private final Collection<Stack> stacks;

    Exports(Collection<Stack> stacks) {
        this.stacks = stacks;
    }

    /** One export. */
    public record Export(Stack exporter, String name, String value) {}

    /** All that there are, by name. */
    public List<Export> all() {
        return stacks.stream()
                .flatMap(stack -> stack.outputSet().exports().entrySet().stream()
                        .map(export -> new Export(stack, export.getKey(), export.getValue())))
                .sorted(Comparator.comparing(Export::name))
                .toList();
    }

    /** The names of the stacks that import this. */
    public List<String> importers(String name) {
        return stacks.stream()
                .filter(stack -> stack.outputSet().exports().containsKey(name))
                .flatMap(exporter -> users(exporter, name).stream())
                .toList();
    }

    Optional<String> find(String name) {
        return stacks.stream()
                .flatMap(
                        stack -> Optional.ofNullable(stack.outputSet().exports().get(name)).stream())
                .findFirst();
    }

    /** @throws EvaluationError if a plan imports what nobody exports */
    void checkImports(Plan plan) {
        for (String name : plan.imports()) {
            if (find(name).isEmpty()) {
                throw new EvaluationError("No export named " + name + " found.");
            }
        }
    }

    /** @throws EvaluationError if a stack would change an export that is in use, or take another's name */
    void checkChange(Stack stack, Outputs after) {
        stack.outputSet().exports().forEach((name, value) -> {
            List<String> users = users(stack, name);
            if (!users.isEmpty() && !value.equals(after.exports().get(name))) {
                throw new EvaluationError("Export " + name + " cannot be "
                        + (after.exports().containsKey(name) ? "updated" : "deleted") + " as it is in use by "
                        + String.join(", ", users));
            }
        });
        for (Stack other : stacks) {
            for (String name : after.exports().keySet()) {
                if (other != stack && other.outputSet().exports().containsKey(name)) {
                    throw new EvaluationError(
                            "Export with name " + name + " is already exported by stack " + other.name() + ".");
                }
            }
        }
    }

    /** Why a stack cannot be deleted, if an export of its is in use. */
    Optional<String> inUse(Stack stack) {
        return stack.outputSet().exports().keySet().stream()
                .filter(name -> !users(stack, name).isEmpty())
                .sorted()
                .findFirst()
                .map(name -> "Delete canceled. Cannot delete export " + name + " as it is in use by "
                        + String.join(", ", users(stack, name)) + ".");
    }

    private List<String> users(Stack exporter, String name) {
        return stacks.stream()
                .filter(stack -> stack != exporter && stack.status().hasResources())
                .filter(stack ->
                        stack.plan().map(plan -> plan.imports().contains(name)).orElse(false))
                .map(Stack::name)
                .sorted()
                .toList();
    }
}
