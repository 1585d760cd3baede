package io.github.cognitom2m.emulator.cloudformation;

import static io.github.cognitom2m.emulator.QueryService.element;
import static io.github.cognitom2m.emulator.QueryService.text;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.QueryService;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** CloudFormation's API as far as scripts need it: what resources a stack has. */
public record StackListing(CloudFormation cloudFormation) {

    public Service service() {
        return new QueryService(Map.of("ListStackResources", form -> resources(form.getOrDefault("StackName", ""))));
    }

    private String resources(String stackName) {
        // By name or by ARN, arn:…:stack/<name>/<uuid>.
        String[] parts = stackName.split("/", -1);
        Stack stack = cloudFormation
                .stack(parts.length == 3 ? parts[1] : stackName)
                .orElseThrow(() -> AwsError.of("ValidationError", "Stack with id " + stackName + " does not exist"));
        String members = stack.resources().values().stream()
                .sorted(Comparator.comparing(StackResource::logicalId))
                .map(StackListing::summary)
                .collect(Collectors.joining());
        return element("StackResourceSummaries", members);
    }

    private static String summary(StackResource resource) {
        return element(
                "member",
                element("LogicalResourceId", resource.logicalId())
                        + element("PhysicalResourceId", text(resource.known().orElse("")))
                        + element("ResourceType", resource.type())
                        + element("ResourceStatus", resource.status().name()));
    }
}
