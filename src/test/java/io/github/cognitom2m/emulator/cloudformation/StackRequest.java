package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.cloudformation.template.Template;
import java.util.Map;

/** What a stack is asked to be. */
public record StackRequest(
        Template template, Map<String, String> parameters, Map<String, String> tags, OnFailure onFailure) {

    public StackRequest {
        parameters = Map.copyOf(parameters);
        tags = Map.copyOf(tags);
    }

    public StackRequest with(OnFailure other) {
        return new StackRequest(template, parameters, tags, other);
    }
}
