package io.github.cognitom2m.emulator.cloudformation.api;

import io.github.cognitom2m.emulator.QueryService.Operation;
import io.github.cognitom2m.emulator.cloudformation.Exports;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which stacks and exports there are. */
record StackQueries(Stacks stacks) {

    Map<String, Operation> operations() {
        return Map.of(
                "DescribeStacks", input -> describe(new Input(input)),
                "ListStacks", input -> list(new Input(input)),
                "ListExports", input -> exports(new Input(input)),
                "ListImports", input -> imports(new Input(input)));
    }

    private Map<String, Object> describe(Input input) {
        List<Stack> found = input.has("StackName")
                ? List.of(stacks.named(input))
                : stacks.all().reversed();
        return page("Stacks", Page.of(found, input), stack -> view(stack).description());
    }

    private Map<String, Object> list(Input input) {
        List<String> statuses = input.strings("StackStatusFilter");
        List<Stack> found = stacks.driver().stacks().reversed().stream()
                .filter(stack ->
                        statuses.isEmpty() || statuses.contains(stack.status().name()))
                .toList();
        return page(
                "StackSummaries", Page.of(found, input), stack -> view(stack).summary());
    }

    private Map<String, Object> exports(Input input) {
        Page<Exports.Export> page = Page.of(stacks.driver().exports().all(), input);
        return page(
                "Exports",
                page,
                export -> new Output()
                        .with("ExportingStackId", export.exporter().id())
                        .with("Name", export.name())
                        .with("Value", export.value())
                        .members());
    }

    private Map<String, Object> imports(Input input) {
        String name = input.required("ExportName");
        List<String> importers = stacks.driver().exports().importers(name);
        if (importers.isEmpty()) {
            throw Input.invalid("Export '" + name + "' is not imported by any stack.");
        }
        return page("Imports", Page.of(importers, input), importer -> importer);
    }

    private StackView view(Stack stack) {
        return new StackView(stack, stacks.details(stack));
    }

    static <T> Map<String, Object> page(String name, Page<T> page, Function<T, Object> view) {
        List<Object> items = new ArrayList<>();
        page.items().forEach(item -> items.add(view.apply(item)));
        return new Output().with(name, items).with("NextToken", page.next()).members();
    }
}
