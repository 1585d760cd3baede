package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A template with its parameters' values: which resources there are to be, and in which order.
 *
 * @param given the parameters as they were given, secret ones included
 * @param parameters their values, with the pseudo parameters
 * @param conditions whether each of them holds
 * @param resources those whose conditions hold, by logical id
 * @param dependencies for every resource, those that must be there before it
 * @param imports the names of the exports that are used
 */
public record Plan(
        Template template,
        Map<String, String> given,
        Map<String, String> tags,
        Map<String, Object> parameters,
        Map<String, Boolean> conditions,
        Map<String, Declaration> resources,
        Map<String, Output> outputs,
        Map<String, Set<String>> dependencies,
        Set<String> imports) {

    /**
     * Works out a plan.
     *
     * @param given the parameters' values, or the names of SSM parameters
     * @throws ValidationError if CloudFormation would refuse the call
     */
    public static Plan of(
            Template template,
            Map<String, String> given,
            Map<String, String> tags,
            String stackId,
            Surroundings surroundings) {
        return new Planning(template, given, stackId, surroundings).plan(given, tags);
    }

    /** Evaluates this plan's values with the resources that have been made. */
    public Evaluator evaluator(Made made, Surroundings surroundings) {
        return new Evaluator(
                parameters, template.mappings(), name -> Boolean.TRUE.equals(conditions.get(name)), made, surroundings);
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
}
