package io.github.cognitom2m.emulator;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An AWS service that speaks the query protocol: takes a form, answers XML. For what the AWS CLI asks in scripts; the
 * product itself calls no such service, so that calls are not recorded.
 */
public record QueryService(Map<String, Operation> operations) implements HttpExchange.Service {

    /** One operation: takes the fields of the form, answers the XML inside its result. */
    @FunctionalInterface
    public interface Operation {
        String call(Map<String, String> form) throws AwsError;
    }

    public QueryService {
        operations = Map.copyOf(operations);
    }

    @Override
    public Answer handle(Query request) {
        Map<String, String> form = form(request.body());
        String action = form.getOrDefault("Action", "");
        String requestId = "<RequestId>" + UUID.randomUUID() + "</RequestId>";
        try {
            Operation operation = operations.get(action);
            if (operation == null) {
                throw AwsError.of("InvalidAction", "Could not find operation " + action);
            }
            return answer(
                    200,
                    element(
                            action + "Response",
                            element(action + "Result", operation.call(form)) + element("ResponseMetadata", requestId)));
        } catch (AwsError e) {
            String error = element("Type", "Sender")
                    + element("Code", e.type())
                    + element("Message", text(String.valueOf(e.getMessage())));
            return answer(e.status(), element("ErrorResponse", element("Error", error) + requestId));
        }
    }

    /** An element with this inside, which is XML already. */
    public static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    /** A text as XML has it. */
    public static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static Answer answer(int status, String xml) {
        return Answer.of(status, "text/xml", xml);
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        for (String field : body.split("&", -1)) {
            String[] parts = field.split("=", 2);
            form.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
