package io.github.cognitom2m.emulator.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** What runs when a function is invoked; a RequestStreamHandler's {@code handleRequest} fits. */
@FunctionalInterface
public interface FunctionCode {
    void invoke(InputStream event, OutputStream response, Context context) throws Exception;

    /** The name of the folder where the code is kept; empty for code that is found by the function's configuration. */
    default Optional<String> folder() {
        return Optional.empty();
    }
}
