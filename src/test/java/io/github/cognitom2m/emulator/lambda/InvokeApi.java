package io.github.cognitom2m.emulator.lambda;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.Place;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda's API as far as whoever tries a function needs it: invoking one by its name or ARN and waiting for the end.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
public record InvokeApi(Functions functions, Place place) implements Service {
    private static final Pattern INVOCATIONS = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");
    private static final String JSON = "application/json";

    @Override
    public Answer handle(Query request) {
        Matcher path = INVOCATIONS.matcher(request.uri().getRawPath());
        String how = request.header("x-amz-invocation-type").orElse("RequestResponse");
        if (!path.matches() || !how.equals("RequestResponse")) {
            return refusal(501, "NotImplemented", request.method() + " " + request.uri() + " " + how);
        }
        String name = URLDecoder.decode(path.group(1), StandardCharsets.UTF_8);
        String arn = name.startsWith("arn:") ? name : place.arn("lambda", "function:" + name);
        String event = request.body().isEmpty() ? "{}" : request.body();
        if (!functions.exists(arn)) {
            return refusal(404, "ResourceNotFoundException", "Function not found: " + arn);
        }
        try {
            return answer(functions.invoke(arn, event));
        } catch (AwsError e) {
            return refusal(e.status(), e.type(), String.valueOf(e.getMessage()));
        }
    }

    private static Answer answer(Invocation invocation) {
        Map<String, String> headers = new HashMap<>(Map.of("content-type", JSON));
        invocation.functionError().ifPresent(error -> headers.put("x-amz-function-error", error));
        return new Answer(200, headers, invocation.response());
    }

    private static Answer refusal(int status, String code, String message) {
        return new Answer(
                status,
                Map.of("content-type", JSON, "x-amzn-errortype", code),
                Functions.json(Map.of("Message", message, "Type", "User")));
    }
}
