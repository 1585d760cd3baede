package io.github.cognitom2m.clients;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One call of a client as it was recorded; {@code {name}} stands for what only the account knows.
 *
 * @param operation of CloudFormation, or empty for a call of S3
 * @param members of the operation
 * @param parameters the values that an update gives; all other parameters of the template keep theirs
 * @param s3 method and path
 * @param status that was answered
 */
public record RecordedCall(
        String operation, Map<String, String> members, Map<String, String> parameters, String s3, int status) {

    static List<RecordedCall> all(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(RecordedCall::parse).toList();
    }

    static RecordedCall parse(String line) {
        try {
            return JSON.std.beanFrom(RecordedCall.class, line);
        } catch (IOException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    public RecordedCall {
        operation = operation == null ? "" : operation;
        members = members == null ? Map.of() : Map.copyOf(members);
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        s3 = s3 == null ? "" : s3;
    }

    /** With these parameters of the template, as the client sends them. */
    RecordedCall updating(Set<String> names) {
        if (!member("ChangeSetType").equals("UPDATE")) {
            return this;
        }
        Map<String, String> all = new HashMap<>(members);
        int number = 1;
        for (String name : names) {
            String member = "Parameters.member." + number++ + ".";
            all.put(member + "ParameterKey", name);
            String value = parameters.get(name);
            all.put(member + (value == null ? "UsePreviousValue" : "ParameterValue"), value == null ? "true" : value);
        }
        return new RecordedCall(operation, all, parameters, s3, status);
    }

    boolean isOf(String name) {
        return operation.equals(name);
    }

    String member(String name) {
        return members.getOrDefault(name, "");
    }

    /** The call with all that was left open filled in. */
    HttpRequest request(URI endpoint, Map<String, String> known, BodyPublisher upload) {
        if (s3.isEmpty()) {
            String form = members.entrySet().stream()
                    .map(member -> encoded(member.getKey()) + "=" + encoded(filled(member.getValue(), known)))
                    .collect(Collectors.joining("&"));
            return signed(endpoint, "cloudformation")
                    .header("content-type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("Action=" + operation + "&Version=2010-05-15&" + form))
                    .build();
        }
        String[] words = filled(s3, known).split(" ", 2);
        HttpRequest.Builder request = signed(URI.create(endpoint + words[1]), "s3");
        return switch (words[0]) {
            case "PUT" -> request.expectContinue(true).PUT(upload).build();
            case "POST" -> request.POST(upload).build();
            default -> request.method(words[0], BodyPublishers.noBody()).build();
        };
    }

    private static HttpRequest.Builder signed(URI uri, String service) {
        return HttpRequest.newBuilder(uri)
                .header(
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261126/us-east-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0");
    }

    private static String filled(String text, Map<String, String> known) {
        String filled = text;
        for (Map.Entry<String, String> value : known.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
