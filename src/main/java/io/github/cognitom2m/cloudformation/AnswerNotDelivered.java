package io.github.cognitom2m.cloudformation;

import java.io.IOException;

/** An answer that could not be handed over in time; says why without showing the URL. */
public final class AnswerNotDelivered extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerNotDelivered(String message) {
        super(message);
    }
}
