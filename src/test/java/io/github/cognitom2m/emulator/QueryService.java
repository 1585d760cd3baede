package io.github.cognitom2m.emulator;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An AWS service that speaks the query protocol: takes a form, answers XML. For deployment clients and scripts; the
 * product itself calls no such service, so that calls are not recorded.
 *
 * @param namespace of its answers; none if it is empty
 * @param operations by name
 */
public record QueryService(String namespace, Map<String, Operation> operations) implements HttpExchange.Service {

    /** One operation: takes the members of the request, answers those of the result. */
    @FunctionalInterface
    public interface Operation {
        Map<String, Object> call(Map<String, Object> input) throws AwsError;
    }

    public QueryService {
        operations = Map.copyOf(operations);
    }

    /** A service whose answers have no namespace, which no client asks for. */
    public QueryService(Map<String, Operation> operations) {
        this("", operations);
    }

    @Override
    public Answer handle(Query request) {
        Map<String, Object> input = QueryForm.parse(request.body());
        String action = String.valueOf(input.getOrDefault("Action", ""));
        String requestId = UUID.randomUUID().toString();
        try {
            Operation operation = operations.get(action);
            if (operation == null) {
                throw AwsError.of("InvalidAction", "Could not find operation " + action + ": it is not emulated");
            }
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put(action + "Result", operation.call(input));
            answer.put("ResponseMetadata", Map.of("RequestId", requestId));
            return answer(200, requestId, Xml.QUERY.document(action + "Response", namespace, answer));
        } catch (AwsError e) {
            return failure(requestId, namespace, e);
        }
    }

    /** An error on the wire. */
    static Answer failure(String requestId, String namespace, AwsError error) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("Type", error.status() < 500 ? "Sender" : "Receiver");
        members.put("Code", error.type());
        members.put("Message", String.valueOf(error.getMessage()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("Error", members);
        answer.put("RequestId", requestId);
        return answer(error.status(), requestId, Xml.QUERY.document("ErrorResponse", namespace, answer));
    }

    private static Answer answer(int status, String requestId, String xml) {
        return new Answer(status, Map.of("content-type", "text/xml", "x-amzn-requestid", requestId), xml);
    }
}
