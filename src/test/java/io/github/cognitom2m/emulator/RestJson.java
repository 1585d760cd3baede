package io.github.cognitom2m.emulator;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The protocol of services that have resources instead of operations, such as Lambda. */
public final class RestJson {
    private static final String TYPE = "application/json";

    private RestJson() {}

    public static Answer answer(Map<String, Object> members) {
        return Answer.of(200, TYPE, json(members));
    }

    public static Answer failure(AwsError error) {
        Map<String, Object> members = Map.of("Message", String.valueOf(error.getMessage()), "Type", "User");
        return new Answer(
                error.status(), Map.of("content-type", TYPE, "x-amzn-errortype", error.type()), json(members));
    }

    private static String json(Map<String, Object> members) {
        try {
            return JSON.std.asString(members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
