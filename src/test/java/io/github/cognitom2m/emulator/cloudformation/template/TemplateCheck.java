package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.Set;
import java.util.TreeSet;

/** What CloudFormation refuses in a template before it looks at any parameter. */
final class TemplateCheck {

    private final Template template;

    private TemplateCheck(Template template) {
        this.template = template;
    }

    static void of(Template template) {
        TemplateCheck check = new TemplateCheck(template);
        template.conditions().values().forEach(condition -> check.references(condition, "Conditions"));
        template.resources().values().forEach(check::resource);
        template.outputs().forEach((name, output) -> {
            check.references(output.value(), "Outputs");
            output.exportName().ifPresent(export -> check.references(export, "Outputs"));
            output.condition().ifPresent(condition -> check.condition(condition, "Outputs"));
        });
    }

    private void resource(Declaration declaration) {
        references(declaration.properties(), "Resources");
        unresolved(declaration.dependsOn(), template.resources().keySet(), "Resources");
        declaration.condition().ifPresent(condition -> condition(condition, "Resources"));
    }

    private void references(Object value, String block) {
        References references = References.of(value);
        Set<String> known = new TreeSet<>(Pseudo.NAMES);
        known.addAll(template.parameters().keySet());
        if (!block.equals("Conditions")) {
            known.addAll(template.resources().keySet());
        }
        unresolved(references.names(), known, block);
        for (String logicalId : references.attributesOf()) {
            if (!template.resources().containsKey(logicalId)) {
                throw new ValidationError(
                        "Template error: instance of Fn::GetAtt references undefined resource " + logicalId);
            }
        }
        references.conditions().forEach(condition -> condition(condition, block));
    }

    private static void unresolved(Set<String> used, Set<String> known, String block) {
        Set<String> missing = new TreeSet<>(used);
        missing.removeAll(known);
        if (!missing.isEmpty()) {
            throw new ValidationError("Template format error: Unresolved resource dependencies " + missing + " in the "
                    + block + " block of the template");
        }
    }

    private void condition(String name, String block) {
        if (!template.conditions().containsKey(name)) {
            throw new ValidationError("Template format error: Unresolved condition dependency " + name + " in the "
                    + block + " block of the template");
        }
    }
}
