package io.github.cognitom2m.emulator.cloudformation.types;

import java.util.Map;

/** How CloudFormation makes, changes and removes resources of a native type; each may throw an AwsError. */
public interface ResourceType {

    /**
     * What a resource is to be.
     *
     * @param generatedName a name of CloudFormation's making, for types whose name was left out
     */
    record Wanted(String logicalId, Map<String, Object> properties, String generatedName) {}

    /** What a resource is. */
    record Existing(String physicalId, Map<String, Object> properties) {}

    /** What {@code Ref} and {@code Fn::GetAtt} give. */
    record Identity(String physicalId, Map<String, Object> attributes) {}

    Identity create(Wanted wanted);

    /** Changes a resource in place, or makes the one that replaces it: then the physical id is another. */
    Identity update(Wanted wanted, Existing existing);

    /** Whether a change of the properties is one of the resource, too. */
    default boolean replaces(Map<String, Object> before, Map<String, Object> after) {
        return false;
    }

    /** Removes a resource; one that is already gone is not an error. */
    void delete(Existing existing);
}
