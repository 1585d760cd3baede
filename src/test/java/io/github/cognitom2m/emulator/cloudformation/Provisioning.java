package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.cloudformation.types.ResourceType;
import io.github.cognitom2m.emulator.cloudformation.types.ResourceType.Existing;
import io.github.cognitom2m.emulator.cloudformation.types.ResourceType.Identity;
import io.github.cognitom2m.emulator.cloudformation.types.ResourceType.Wanted;
import io.github.cognitom2m.emulator.cloudformation.types.ResourceTypes;
import java.util.Map;
import java.util.function.Supplier;

/** Makes, changes and removes single resources: native ones through their type, custom ones by a request. */
final class Provisioning {

    private final ResourceTypes types;
    private final CustomResources custom;
    private final Failures failures;
    private final Names names;

    Provisioning(ResourceTypes types, CustomResources custom, Failures failures, Names names) {
        this.types = types;
        this.custom = custom;
        this.failures = failures;
        this.names = names;
    }

    Outcome create(Stack stack, StackResource wanted) {
        return failures.of(wanted.logicalId())
                .orElseGet(() -> wanted.declaration().isCustom()
                        ? custom.create(stack, wanted)
                        : handled(() -> type(wanted).create(wanted(stack, wanted, wanted.properties()))));
    }

    Outcome update(Stack stack, StackResource existing, Map<String, Object> properties) {
        if (!existing.properties()
                .getOrDefault("ServiceToken", "")
                .equals(properties.getOrDefault("ServiceToken", ""))) {
            // Fact: CFN-TOKEN-FIXED
            return new Outcome.Untouched("Modifying service token is not allowed.");
        }
        return failures.of(existing.logicalId())
                .orElseGet(() -> existing.declaration().isCustom()
                        ? custom.update(stack, existing, existing.physicalId(), properties)
                        : updateNative(stack, existing, properties));
    }

    /** Takes an update back; {@code physicalId} is the one that a custom resource's request carries. */
    Outcome rollback(Stack stack, StackResource existing, String physicalId, Map<String, Object> properties) {
        return existing.declaration().isCustom()
                ? custom.rollback(stack, existing, physicalId, properties)
                : updateNative(stack, existing, properties);
    }

    /** @param properties those that a custom resource's request carries */
    Outcome delete(Stack stack, StackResource existing, Map<String, Object> properties) {
        if (existing.declaration().isCustom()) {
            return custom.delete(stack, existing, properties);
        }
        return handled(() -> {
            type(existing).delete(new Existing(existing.physicalId(), existing.properties()));
            return new Identity(existing.physicalId(), Map.of());
        });
    }

    private Outcome updateNative(Stack stack, StackResource existing, Map<String, Object> properties) {
        return handled(() -> type(existing)
                .update(
                        wanted(stack, existing, properties),
                        new Existing(existing.physicalId(), existing.properties())));
    }

    private Wanted wanted(Stack stack, StackResource resource, Map<String, Object> properties) {
        return new Wanted(resource.logicalId(), properties, names.generated(stack.name(), resource.logicalId()));
    }

    private ResourceType type(StackResource resource) {
        return types.named(resource.type());
    }

    private static Outcome handled(Supplier<Identity> call) {
        try {
            Identity identity = call.get();
            return new Outcome.Done(identity.physicalId(), identity.attributes(), false, "");
        } catch (AwsError e) {
            return new Outcome.Untouched("Resource handler returned message: \"" + e.getMessage() + " (Status Code: "
                    + e.status() + ")\" (HandlerErrorCode: " + e.type() + ")");
        }
    }
}
