package io.github.cognitom2m.properties;

import com.fasterxml.jackson.jr.ob.JSON;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A schema of the folder {@code schema}, with a validator of others' making. */
record PublishedSchema(Map<String, Object> members, JsonSchema validator) {

    static PublishedSchema load(String name) {
        try {
            String text = Files.readString(Path.of("schema", name));
            return new PublishedSchema(
                    JSON.std.mapFrom(text),
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the validator finds; nothing where all is well. */
    List<String> problems(Map<String, Object> value) {
        try {
            return validator.validate(JSON.std.asString(value), InputFormat.JSON).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said of each property, by its path; a list's items have none of their own. */
    Map<String, Map<?, ?>> properties() {
        Map<String, Map<?, ?>> found = new TreeMap<>();
        collect("", members, found);
        return found;
    }

    private static void collect(String path, Map<?, ?> schema, Map<String, Map<?, ?>> found) {
        if (schema.get("items") instanceof Map<?, ?> items) {
            collect(path, items, found);
        }
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, member) -> {
                String at = path.isEmpty() ? String.valueOf(name) : path + "." + name;
                Map<?, ?> declared = (Map<?, ?>) member;
                found.put(at, declared);
                collect(at, declared, found);
            });
        }
    }

    /** The names of all properties, sorted. */
    Collection<String> paths() {
        return properties().keySet();
    }
}
