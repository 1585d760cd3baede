package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.cloudformation.template.Declaration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One resource of a stack.
 *
 * @param dependencies the resources that were needed for it
 * @param known its physical id, once it has one
 * @param properties as they were evaluated for the last request
 * @param attributes what {@code Fn::GetAtt} reads
 * @param noEcho whether those are masked
 * @param requestId of the answer that gave the attributes
 */
public record StackResource(
        Declaration declaration,
        Set<String> dependencies,
        Optional<String> known,
        Map<String, Object> properties,
        Map<String, Object> attributes,
        boolean noEcho,
        String requestId,
        ResourceStatus status) {

    static StackResource unmade(Declaration declaration, Set<String> dependencies, Map<String, Object> properties) {
        return new StackResource(
                declaration,
                dependencies,
                Optional.empty(),
                properties,
                Map.of(),
                false,
                "",
                ResourceStatus.CREATE_IN_PROGRESS);
    }

    public String logicalId() {
        return declaration.logicalId();
    }

    public String type() {
        return declaration.type();
    }

    /** The id that the resource has; throws {@link IllegalStateException} if it was never made. */
    public String physicalId() {
        return known.orElseThrow(() -> new IllegalStateException(logicalId() + " has no physical id"));
    }

    StackResource in(ResourceStatus newStatus) {
        return new StackResource(
                declaration, dependencies, known, properties, attributes, noEcho, requestId, newStatus);
    }

    /** The same with a new declaration. */
    StackResource declared(Declaration newDeclaration, Set<String> newDependencies) {
        return new StackResource(
                newDeclaration, newDependencies, known, properties, attributes, noEcho, requestId, status);
    }

    /** The same after a request that tried to give it other properties. */
    StackResource attempted(Map<String, Object> newProperties, Optional<String> physicalId, ResourceStatus newStatus) {
        return new StackResource(
                declaration, dependencies, physicalId, newProperties, attributes, noEcho, requestId, newStatus);
    }

    StackResource done(Outcome.Done done, Map<String, Object> newProperties, ResourceStatus newStatus) {
        return new StackResource(
                declaration,
                dependencies,
                Optional.of(done.physicalId()),
                newProperties,
                done.attributes(),
                done.noEcho(),
                done.requestId(),
                newStatus);
    }
}
