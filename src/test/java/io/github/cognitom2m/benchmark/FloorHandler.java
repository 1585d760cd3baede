package io.github.cognitom2m.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** The least that a custom resource in Java has to do: it answers SUCCESS, and neither reads nor makes anything. */
public final class FloorHandler implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), UTF_8);
        byte[] answer = ("{\"Status\":\"SUCCESS\",\"PhysicalResourceId\":\"floor\",\"StackId\":\""
                        + text(event, "StackId")
                        + "\",\"RequestId\":\"" + text(event, "RequestId") + "\",\"LogicalResourceId\":\""
                        + text(event, "LogicalResourceId") + "\"}")
                .getBytes(UTF_8);
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(text(event, "ResponseURL")).toURL().openConnection();
        connection.setRequestMethod("PUT");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "");
        connection.setFixedLengthStreamingMode(answer.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(answer);
        }
        if (connection.getResponseCode() != 200) {
            throw new IOException("not taken");
        }
    }

    private static String text(String event, String name) {
        int begin = event.indexOf('"', event.indexOf("\"" + name + "\":") + name.length() + 3) + 1;
        return event.substring(begin, event.indexOf('"', begin));
    }
}
