package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a template's YAML (or JSON) and writes its short-form functions out in full: {@code !Ref X} as {"Ref": "X"}. */
final class TemplateYaml {

    private TemplateYaml() {}

    static Map<String, Object> read(String text) {
        try {
            Node root = new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .orElseThrow(() -> new ValidationError("Template format error: the template is empty"));
            return Json.object(value(root));
        } catch (YamlEngineException e) {
            throw new ValidationError("Template format error: YAML not well-formed. " + e.getMessage());
        }
    }

    private static Object value(Node node) {
        String tag = node.getTag().getValue();
        // The reader has a tag of its own for a plain ${name}, which is nothing but a text here.
        if (node.getTag().equals(Tag.ENV_TAG)) {
            return content(node);
        }
        return tag.startsWith("!") ? function(tag.substring(1), content(node)) : content(node);
    }

    private static Map<String, Object> function(String shortName, Object argument) {
        return switch (shortName) {
            case "Ref", "Condition" -> Map.of(shortName, argument);
            case "GetAtt" -> Map.of("Fn::GetAtt", argument instanceof String path ? attribute(path) : argument);
            default -> Map.of("Fn::" + shortName, argument);
        };
    }

    /** A logical id has no dot, an attribute's name may. */
    static List<Object> attribute(String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            throw new ValidationError("Template error: every Fn::GetAtt object requires two non-empty parameters, the"
                    + " resource name and the resource attribute");
        }
        return List.of(path.substring(0, dot), path.substring(dot + 1));
    }

    private static Object content(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence ->
                sequence.getValue().stream().map(TemplateYaml::value).toList();
            case MappingNode mapping -> mapping(mapping);
            default -> throw new ValidationError("Template format error: unsupported YAML: " + node);
        };
    }

    private static Map<String, Object> mapping(MappingNode node) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        for (NodeTuple member : node.getValue()) {
            String key = Json.text(content(member.getKeyNode()));
            if (mapping.put(key, value(member.getValueNode())) != null) {
                twice.add(key);
            }
        }
        if (!twice.isEmpty()) {
            throw new ValidationError("Template format error: YAML not well-formed. Duplicate keys: " + twice);
        }
        return mapping;
    }

    /** Numbers that would not be written the same again, such as account ids and versions, stay text. */
    private static Object scalar(ScalarNode node) {
        String text = node.getValue();
        if (node.getTag().equals(Tag.NULL)) {
            throw new ValidationError("Template format error: 'null' values are not allowed in templates");
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        return node.getTag().equals(Tag.INT) && text.matches("0|-?[1-9][0-9]{0,17}")
                ? (Object) Long.valueOf(text)
                : text;
    }
}
