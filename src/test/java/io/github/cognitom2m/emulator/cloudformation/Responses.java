package io.github.cognitom2m.emulator.cloudformation;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Where custom resources put their answers. */
public interface Responses {

    /** A pre-signed URL for one answer. */
    URI sign(String stackId, String logicalId, String requestId, Instant issued);

    /** The first answer to a request, if it has been put by now. */
    Optional<String> answer(String requestId);
}
