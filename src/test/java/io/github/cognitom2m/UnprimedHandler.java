package io.github.cognitom2m;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.cloudformation.ResponseSender;
import io.github.cognitom2m.cognito.Endpoints;
import io.github.cognitom2m.provision.Provisioner;
import io.github.cognitom2m.time.Deadline.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executors;

/** The provider without its priming, for the benchmark. */
public final class UnprimedHandler implements RequestStreamHandler {
    private final CustomResourceHandler handler = new CustomResourceHandler(
            new Provisioner(
                    Clients.ofLambda(),
                    Executors.newCachedThreadPool(),
                    "m2m/",
                    Endpoints.AWS_TOKEN_ENDPOINT,
                    () -> UUID.randomUUID().toString()),
            new ResponseSender(),
            InstantSource.system(),
            Pause.real());

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        handler.handleRequest(input, output, context);
    }
}
