package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A template with its parameters' values: which resources there are to be, and in which order. */
public final class Plan {

    private final Template template;
    private final Map<String, String> given;
    private final Map<String, String> tags;
    private final Map<String, Object> parameters;
    private final Map<String, Boolean> conditions;
    private final Surroundings surroundings;
    private final Map<String, Declaration> resources = new TreeMap<>();
    private final Map<String, Output> outputs = new TreeMap<>();
    private final Map<String, Set<String>> dependencies = new TreeMap<>();
    private final Set<String> imports = new TreeSet<>();

    /**
     * @param given the parameters' values, or the names of SSM parameters
     * @throws ValidationError if CloudFormation would refuse the call
     */
    public Plan(Template template, Map<String, String> given, String stackId, Surroundings surroundings) {
        this(template, given, Map.of(), stackId, surroundings);
    }

    /** The same for a stack with tags. */
    public Plan(
            Template template,
            Map<String, String> given,
            Map<String, String> tags,
            String stackId,
            Surroundings surroundings) {
        this.template = template;
        this.given = Map.copyOf(given);
        this.tags = Map.copyOf(tags);
        this.surroundings = surroundings;
        this.parameters = new HashMap<>(Pseudo.of(stackId));
        this.parameters.putAll(ParameterValues.of(template.parameters(), given, surroundings));
        Rules.check(template.rules(), this.parameters);
        this.conditions = new Conditions(
                        template.conditions(), value -> parametersOnly(false).value(value))
                .all();
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

    public Template template() {
        return template;
    }

    /** The parameters as they were given, secret ones included. */
    public Map<String, String> given() {
        return given;
    }

    public Map<String, String> tags() {
        return tags;
    }

    /** Evaluates this plan's values with the resources that have been made. */
    public Evaluator evaluator(Made made) {
        return new Evaluator(parameters, template.mappings(), this::condition, made, surroundings);
    }

    /** The resources whose conditions hold, by logical id. */
    public Map<String, Declaration> resources() {
        return resources;
    }

    public Map<String, Output> outputs() {
        return outputs;
    }

    /** For every resource, those that must be there before it. */
    public Map<String, Set<String>> dependencies() {
        return dependencies;
    }

    /** The names of the exports that are used. */
    public Set<String> imports() {
        return imports;
    }

    /** The parameters' values as AWS shows them, the secret ones masked. */
    public Map<String, String> shownParameters() {
        Map<String, String> shown = new TreeMap<>();
        template.parameters()
                .forEach((name, parameter) ->
                        shown.put(name, parameter.noEcho() ? "****" : String.valueOf(parameters.get(name))));
        return shown;
    }

    /** Whether a stack would not even look at its resources. */
    public boolean sameAs(Plan other) {
        return template.sameAs(other.template) && parameters.equals(other.parameters) && tags.equals(other.tags);
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
