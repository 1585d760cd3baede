package io.github.cognitom2m.emulator.cloudformation.api;

import io.github.cognitom2m.emulator.QueryService.Operation;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackEvent;
import io.github.cognitom2m.emulator.cloudformation.StackResource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a stack has, and what happened to it. */
record ResourceQueries(Stacks stacks) {

    /** An event by its place in the stack's history, which names it for good. */
    private record Numbered(int number, StackEvent event) {}

    Map<String, Operation> operations() {
        return Map.of(
                "DescribeStackEvents", input -> events(new Input(input)),
                "DescribeStackResource", input -> resource(new Input(input)),
                "DescribeStackResources", input -> resources(new Input(input)),
                "ListStackResources", input -> list(new Input(input)));
    }

    private Map<String, Object> events(Input input) {
        String name = input.required("StackName");
        Stack stack = stacks.find(name).orElseThrow(() -> Input.invalid("Stack [" + name + "] does not exist"));
        List<Numbered> numbered = new ArrayList<>();
        stack.events().forEach(event -> numbered.add(new Numbered(numbered.size(), event)));
        return StackQueries.page("StackEvents", Page.backwards(numbered, input), event -> event(stack, event));
    }

    private static Map<String, Object> event(Stack stack, Numbered numbered) {
        StackEvent event = numbered.event();
        String id = stack.id() + numbered.number();
        return new Output()
                .with("StackId", stack.id())
                .with(
                        "EventId",
                        UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))
                                .toString())
                .with("StackName", stack.name())
                .with("LogicalResourceId", event.logicalId())
                .with("PhysicalResourceId", event.physicalId().orElse(""))
                .with("ResourceType", event.type())
                .with("Timestamp", event.timestamp())
                .with("ResourceStatus", event.status())
                .with("ResourceStatusReason", event.reason())
                .members();
    }

    private Map<String, Object> resource(Input input) {
        Stack stack = stacks.named(input);
        String logicalId = input.required("LogicalResourceId");
        StackResource resource = stack.find(logicalId)
                .orElseThrow(() -> Input.invalid(
                        "Resource " + logicalId + " does not exist for stack " + input.required("StackName")));
        Output detail = view(stack, resource)
                .with("LastUpdatedTimestamp", changed(stack, resource))
                .with("StackName", stack.name())
                .with("StackId", stack.id());
        return Map.of("StackResourceDetail", detail.members());
    }

    private Map<String, Object> resources(Input input) {
        Optional<String> physicalId = input.text("PhysicalResourceId");
        Stack stack = physicalId
                .map(id -> stacks.all().stream()
                        .filter(candidate -> candidate.resources().values().stream()
                                .anyMatch(resource -> resource.known().equals(Optional.of(id))))
                        .findFirst()
                        .orElseThrow(() -> Input.invalid("Stack for " + id + " does not exist")))
                .orElseGet(() -> stacks.named(input));
        List<Object> found = new ArrayList<>();
        for (StackResource resource : ordered(stack)) {
            if (input.text("LogicalResourceId").orElse(resource.logicalId()).equals(resource.logicalId())) {
                found.add(view(stack, resource)
                        .with("Timestamp", changed(stack, resource))
                        .with("StackName", stack.name())
                        .with("StackId", stack.id())
                        .members());
            }
        }
        return Map.of("StackResources", found);
    }

    private Map<String, Object> list(Input input) {
        Stack stack = stacks.named(input);
        return StackQueries.page(
                "StackResourceSummaries",
                Page.of(ordered(stack), input),
                resource -> view(stack, resource)
                        .with("LastUpdatedTimestamp", changed(stack, resource))
                        .members());
    }

    private static List<StackResource> ordered(Stack stack) {
        return stack.resources().values().stream()
                .sorted(Comparator.comparing(StackResource::logicalId))
                .toList();
    }

    private static Output view(Stack stack, StackResource resource) {
        return new Output()
                .with("LogicalResourceId", resource.logicalId())
                .with("PhysicalResourceId", resource.known())
                .with("ResourceType", resource.type())
                .with("ResourceStatus", resource.status())
                .with(
                        "ResourceStatusReason",
                        stack.reason(resource.logicalId(), resource.status().name()))
                .with("DriftInformation", Map.of("StackResourceDriftStatus", "NOT_CHECKED"));
    }

    private static Instant changed(Stack stack, StackResource resource) {
        return stack.events().reversed().stream()
                .filter(event -> event.logicalId().equals(resource.logicalId()))
                .findFirst()
                .map(StackEvent::timestamp)
                .orElse(Instant.EPOCH);
    }
}
