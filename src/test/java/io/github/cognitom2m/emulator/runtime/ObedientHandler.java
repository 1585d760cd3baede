package io.github.cognitom2m.emulator.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A handler that does what its event says. */
public final class ObedientHandler implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        switch (event) {
            case "\"throw\"" -> throw new IllegalStateException("as told");
            case "\"hang\"" -> hang(context);
            case "\"tell\"" ->
                output.write(String.join(
                                " ",
                                context.getAwsRequestId(),
                                context.getInvokedFunctionArn(),
                                context.getRemainingTimeInMillis() > 60_000 ? "plenty" : "little",
                                System.getenv("STAGE"))
                        .getBytes(StandardCharsets.UTF_8));
            default -> output.write(event.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void hang(Context context) {
        context.getLogger().log("hanging");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
