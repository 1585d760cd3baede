package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Works out what a stack with a template and values for its parameters would be. */
final class Planning {

    private final Template template;
    private final Map<String, Object> parameters;
    private final Map<String, Boolean> conditions;
    private final Surroundings surroundings;
    private final Map<String, Declaration> resources = new TreeMap<>();
    private final Map<String, Output> outputs = new TreeMap<>();
    private final Map<String, Set<String>> dependencies = new TreeMap<>();
    private final Set<String> imports = new TreeSet<>();

    Planning(Template template, Map<String, String> given, String stackId, Surroundings surroundings) {
        this.template = template;
        this.surroundings = surroundings;
        this.parameters = new HashMap<>(Pseudo.of(stackId));
        this.parameters.putAll(ParameterValues.of(template.parameters(), given, surroundings));
        Rules.check(template.rules(), this.parameters);
        this.conditions = new Conditions(
                        template.conditions(), value -> parametersOnly(false).value(value))
                .all();
    }

    Plan plan(Map<String, String> given, Map<String, String> tags) {
        template.resources().values().stream()
                .filter(resource -> resource.condition().map(this::condition).orElse(true))
                .forEach(resource -> resources.put(resource.logicalId(), resource));
        resources.values().forEach(this::connect);
        template.outputs().forEach((name, output) -> {
            if (output.condition().map(this::condition).orElse(true)) {
                outputs.put(name, output);
                existing(output.value(), "Outputs");
            }
        });
        Cycle.find(dependencies).ifPresent(cycle -> {
            throw new ValidationError("Circular dependency between resources: " + cycle);
        });
        return new Plan(
                template,
                Map.copyOf(given),
                Map.copyOf(tags),
                parameters,
                conditions,
                resources,
                outputs,
                dependencies,
                imports);
    }

    private void connect(Declaration declaration) {
        Set<String> needed = existing(declaration.properties(), "Resources");
        declaration.dependsOn().stream().filter(resources::containsKey).forEach(needed::add);
        dependencies.put(declaration.logicalId(), Set.copyOf(needed));
    }

    /** The resources that a value needs, all of which must be made under the conditions that hold. */
    private Set<String> existing(Object value, String block) {
        References references = References.ofTaken(value, this::condition);
        references.imports().forEach(name -> imports.add(parametersOnly(true).text(name)));
        Set<String> needed = new TreeSet<>(references.names());
        needed.removeAll(parameters.keySet());
        needed.addAll(references.attributesOf());
        Set<String> missing =
                needed.stream().filter(id -> !resources.containsKey(id)).collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            throw new ValidationError("Template format error: Unresolved resource dependencies " + missing + " in the "
                    + block + " block of the template");
        }
        return needed;
    }

    private Evaluator parametersOnly(boolean withConditions) {
        return new Evaluator(
                parameters,
                template.mappings(),
                name -> withConditions && condition(name),
                new NothingMade(),
                surroundings);
    }

    private boolean condition(String name) {
        return Boolean.TRUE.equals(conditions.get(name));
    }

    /** For values that must not depend on resources. */
    private static final class NothingMade implements Made {
        @Override
        public String physicalId(String logicalId) {
            throw new ValidationError("Template format error: Unresolved dependencies [" + logicalId
                    + "]. Cannot reference resources here");
        }

        @Override
        public Object attribute(String logicalId, String name) {
            return physicalId(logicalId);
        }
    }
}
