package io.github.cognitom2m.emulator.cloudformation.api;

import io.github.cognitom2m.emulator.QueryService.Operation;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Declaration;
import io.github.cognitom2m.emulator.cloudformation.template.Parameter;
import io.github.cognitom2m.emulator.cloudformation.template.Plan;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.cloudformation.template.TemplateSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What templates say. */
record TemplateOperations(Stacks stacks, Templates templates) {

    Map<String, Operation> operations() {
        return Map.of(
                "GetTemplate", input -> get(new Input(input)),
                "GetTemplateSummary", input -> summary(new Input(input)),
                "ValidateTemplate", input -> validate(new Input(input)));
    }

    private Map<String, Object> get(Input input) {
        Optional<TemplateSource> source =
                stacks.named(input).plan().map(plan -> plan.template().source());
        boolean processed = input.text("TemplateStage").orElse("Original").equals("Processed");
        return new Output()
                // A stack in review has none yet.
                .with(
                        "TemplateBody",
                        source.map(known -> processed ? known.processedText() : known.text())
                                .orElse(""))
                .with("StagesAvailable", List.of("Original", "Processed"))
                .members();
    }

    private Map<String, Object> summary(Input input) {
        Template template = input.has("StackName")
                ? template(stacks.named(input))
                : Template.parse(templates.text(input, Optional.empty()));
        List<String> types = template.resources().values().stream()
                .map(Declaration::type)
                .distinct()
                .sorted()
                .toList();
        return common(template)
                .with("ResourceTypes", types)
                .with(
                        "Parameters",
                        template.parameters().values().stream()
                                .map(TemplateOperations::declaration)
                                .toList())
                .with("Version", "2010-09-09")
                .members();
    }

    private Map<String, Object> validate(Input input) {
        Template template = Template.parse(templates.text(input, Optional.empty()));
        List<Map<String, Object>> parameters = template.parameters().values().stream()
                .map(parameter -> shortly(parameter).members())
                .toList();
        return common(template).with("Parameters", parameters).members();
    }

    private static Output common(Template template) {
        Capabilities capabilities = Capabilities.of(template);
        return new Output()
                .with("Description", template.source().description())
                .with("Capabilities", capabilities.required())
                .with("CapabilitiesReason", capabilities.reason())
                .with("DeclaredTransforms", template.source().transforms());
    }

    private static Output shortly(Parameter parameter) {
        return new Output()
                .with("ParameterKey", parameter.name())
                .with("DefaultValue", parameter.defaultValue())
                .with("NoEcho", parameter.noEcho());
    }

    private static Map<String, Object> declaration(Parameter parameter) {
        Output declaration = shortly(parameter).with("ParameterType", parameter.type());
        return (parameter.allowed().isEmpty()
                        ? declaration
                        : declaration.with("ParameterConstraints", Map.of("AllowedValues", parameter.allowed())))
                .members();
    }

    private static Template template(Stack stack) {
        return stack.plan()
                .map(Plan::template)
                .orElseThrow(() -> Input.invalid(
                        "Stack [" + stack.name() + "] is in " + stack.status() + " and has no template yet"));
    }
}
