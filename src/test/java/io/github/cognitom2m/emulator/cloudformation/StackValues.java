package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.cloudformation.template.EvaluationError;
import io.github.cognitom2m.emulator.cloudformation.template.Made;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ids and attributes of a stack's resources, as templates refer to them. */
final class StackValues implements Made {

    private final Stack stack;
    private final boolean masked;

    /** @param masked whether attributes that were answered with NoEcho are shown as asterisks */
    StackValues(Stack stack, boolean masked) {
        this.stack = stack;
        this.masked = masked;
    }

    @Override
    public String physicalId(String logicalId) {
        return stack.resource(logicalId).physicalId();
    }

    @Override
    public Object attribute(String logicalId, String name) {
        StackResource resource = stack.resource(logicalId);
        Object value = find(resource.attributes(), name)
                .orElseThrow(() -> new EvaluationError(
                        resource.declaration().isCustom()
                                // Fact: CFN-DATA-WHOLE
                                ? "CustomResource attribute error: Vendor response doesn't contain " + name
                                        + " attribute in object " + stack.id() + "|" + logicalId + "|"
                                        + resource.requestId()
                                : "Template error: resource " + logicalId + " does not support attribute type " + name
                                        + " in Fn::GetAtt"));
        return masked && resource.noEcho() ? "*****" : value;
    }

    /** Scalars become strings; nested members are reached by dots. */
    private static Optional<Object> find(Map<?, ?> attributes, String name) {
        Object direct = attributes.get(name);
        if (direct != null) {
            return Optional.of(direct instanceof List<?> ? direct : String.valueOf(direct));
        }
        int dot = name.indexOf('.');
        return dot > 0 && attributes.get(name.substring(0, dot)) instanceof Map<?, ?> nested
                ? find(nested, name.substring(dot + 1))
                : Optional.empty();
    }
}
