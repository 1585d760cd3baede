package io.github.cognitom2m.emulator;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Answers for a service that is not emulated: an error of the kind that its clients read, which names the operation. */
record UnknownService(String name) implements Service {

    @Override
    public Answer handle(Query request) throws IOException {
        Optional<String> target = request.header("x-amz-target");
        String requestId = UUID.randomUUID().toString();
        if (target.isPresent()) {
            String operation = target.get().substring(target.get().lastIndexOf('.') + 1);
            return JsonService.failure(requestId, AwsError.of("UnknownOperationException", text(operation)));
        }
        if (request.body().contains("Action=")) {
            String action = String.valueOf(QueryForm.parse(request.body()).get("Action"));
            return QueryService.failure(requestId, "", AwsError.of("InvalidAction", text(action)));
        }
        String operation = request.method() + " " + request.uri().getRawPath();
        return RestJson.failure(new AwsError(404, "UnknownOperationException", text(operation)));
    }

    private String text(String operation) {
        return name + ":" + operation + " is not emulated";
    }
}
