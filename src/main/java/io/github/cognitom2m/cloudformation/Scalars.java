package io.github.cognitom2m.cloudformation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The scalars in the upper two levels of a JSON object, as far as it can be read, so that even a broken or very deep
 * event gets an answer.
 */
public final class Scalars {
    private static final int LEVELS = 2;

    private final Map<String, String> byPath;

    private Scalars(Map<String, String> byPath) {
        this.byPath = byPath;
    }

    /** Never fails; keeps what came before the first error. */
    public static Scalars read(byte[] json) {
        Map<String, String> found = new HashMap<>();
        // Reading token by token needs no stack, so depth is not a danger here; nor is length, because events are
        // bounded.
        StreamReadConstraints anySize = StreamReadConstraints.builder()
                .maxNestingDepth(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .build();
        JsonFactory factory =
                JsonFactory.builder().streamReadConstraints(anySize).build();
        try (JsonParser parser = factory.createParser(json)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                readObject(parser, "", 1, found);
            }
        } catch (IOException e) {
            return new Scalars(found);
        }
        return new Scalars(found);
    }

    /** The text at a path such as {@code requestContext.condition}; empty where there is none or it is blank. */
    public Optional<String> text(String path) {
        return Optional.ofNullable(byPath.get(path)).filter(text -> !text.isBlank());
    }

    private static void readObject(JsonParser parser, String prefix, int level, Map<String, String> found)
            throws IOException {
        String name = parser.nextFieldName();
        while (name != null) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT && level < LEVELS) {
                readObject(parser, prefix + name + ".", level + 1, found);
            } else if (token == null || token.isStructStart()) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                found.putIfAbsent(prefix + name, parser.getText());
            }
            name = parser.nextFieldName();
        }
    }
}
