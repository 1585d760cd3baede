package io.github.cognitom2m.emulator.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.Xml;
import io.github.cognitom2m.emulator.cloudformation.api.CloudFormationApi;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls CloudFormation's Query API as its clients do. */
record ApiCaller(Service api) {

    static ApiCaller of(Cloud cloud) {
        return new ApiCaller(new CloudFormationApi(cloud.cfn, url -> Optional.empty(), cloud.time));
    }

    static String body(String template) {
        return "TemplateBody=" + URLEncoder.encode(template, StandardCharsets.UTF_8);
    }

    static List<String> texts(String answer, String element) {
        return Xml.texts(answer, element);
    }

    String ok(String operation, String members) {
        Answer answer = call(operation, members);
        assertEquals(200, answer.status(), answer.body());
        return answer.body();
    }

    String refused(String operation, String members, String code) {
        Answer answer = call(operation, members);
        assertEquals(400, answer.status(), answer.body());
        assertEquals(List.of(code), texts(answer.body(), "Code"));
        return texts(answer.body(), "Message").getFirst();
    }

    private Answer call(String operation, String members) {
        try {
            return api.handle(new Query(
                    "POST",
                    URI.create("https://cloudformation.us-east-1.amazonaws.com/"),
                    Map.of(),
                    "Action=" + operation + "&" + members));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
