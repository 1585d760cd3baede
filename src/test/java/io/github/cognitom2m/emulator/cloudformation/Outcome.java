package io.github.cognitom2m.emulator.cloudformation;

import java.util.Map;

/** How a request for a resource ended. */
sealed interface Outcome {

    /** It was met. */
    record Done(String physicalId, Map<String, Object> attributes, boolean noEcho, String requestId)
            implements Outcome {}

    /** It failed and may have had effects, which are to be undone with this physical id. */
    record Failed(String reason, String physicalId) implements Outcome {}

    /** It had no effect; there is nothing to undo. */
    record Untouched(String reason) implements Outcome {}
}
