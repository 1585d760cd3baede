package io.github.cognitom2m.emulator.cloudformation.template;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a template was read from.
 *
 * @param text as it was submitted
 * @param sections as they were written
 * @param processed the sections after the transform, with short-form functions written out
 */
public record TemplateSource(String text, Map<String, Object> sections, Map<String, Object> processed) {

    public Optional<String> description() {
        return Optional.ofNullable(sections.get("Description")).map(Json::text);
    }

    /** The names of the transforms that the template declares. */
    public List<String> transforms() {
        return Json.list(sections.get("Transform")).stream().map(Json::text).toList();
    }

    /** The template after its transform, as JSON; without one, as it was submitted. */
    public String processedText() {
        if (transforms().isEmpty()) {
            return text;
        }
        try {
            return JSON.std.asString(processed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
