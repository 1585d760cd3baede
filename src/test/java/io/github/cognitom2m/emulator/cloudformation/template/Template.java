package io.github.cognitom2m.emulator.cloudformation.template;

import io.github.cognitom2m.emulator.cloudformation.sam.SamTransform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** A template as it is written, transformed and checked for what can be checked without its parameters. */
public record Template(
        Map<String, Parameter> parameters,
        Map<String, Object> mappings,
        Map<String, Object> conditions,
        Map<String, Object> rules,
        Map<String, Declaration> resources,
        Map<String, Output> outputs,
        TemplateSource source) {

    private static final List<String> SECTIONS = List.of(
            "AWSTemplateFormatVersion",
            "Description",
            "Metadata",
            "Parameters",
            "Mappings",
            "Conditions",
            "Rules",
            "Transform",
            "Resources",
            "Outputs");

    /** Reads a template file; throws {@link ValidationError} with CloudFormation's text. */
    public static Template load(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a template; throws {@link ValidationError} with CloudFormation's text. */
    public static Template parse(String text) {
        Map<String, Object> written = TemplateYaml.read(text);
        Map<String, Object> sections = written;
        List<Object> transforms = Json.list(sections.get("Transform"));
        if (transforms.contains(SamTransform.NAME)) {
            sections = SamTransform.apply(sections);
        }
        List<String> unknown = sections.keySet().stream()
                .filter(section -> !SECTIONS.contains(section))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ValidationError("Invalid template property or properties " + unknown);
        }
        if (transforms.stream().anyMatch(transform -> !transform.equals(SamTransform.NAME))) {
            throw new ValidationError("No transform named in " + transforms + " found.");
        }
        Template template = new Template(
                section(sections, "Parameters", Parameter::parse),
                Json.object(sections.get("Mappings")),
                Json.object(sections.get("Conditions")),
                Json.object(sections.get("Rules")),
                section(sections, "Resources", Declaration::parse),
                section(sections, "Outputs", Output::parse),
                new TemplateSource(text, written, withoutTransform(sections)));
        if (template.resources.isEmpty()) {
            throw new ValidationError("Template format error: At least one Resources member must be defined.");
        }
        TemplateCheck.of(template);
        return template;
    }

    /** Whether both declare the same; comments, descriptions and order do not count. */
    boolean sameAs(Template other) {
        return parameters.equals(other.parameters)
                && mappings.equals(other.mappings)
                && conditions.equals(other.conditions)
                && resources.equals(other.resources)
                && outputs.equals(other.outputs);
    }

    private static Map<String, Object> withoutTransform(Map<String, Object> sections) {
        Map<String, Object> rest = new LinkedHashMap<>(sections);
        rest.remove("Transform");
        return rest;
    }

    private static <T> Map<String, T> section(
            Map<String, Object> sections, String name, BiFunction<String, Object, T> parse) {
        Map<String, T> parsed = new TreeMap<>();
        Json.object(sections.get(name)).forEach((key, value) -> parsed.put(key, parse.apply(key, value)));
        return parsed;
    }
}
