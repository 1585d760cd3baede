package io.github.cognitom2m.emulator.account;

import java.io.IOException;

/** An account cannot be kept in a folder; the message says why, and what to do. */
public final class UnusableFolder extends IOException {
    private static final long serialVersionUID = 1;

    UnusableFolder(String message) {
        super(message);
    }

    UnusableFolder(String message, Exception cause) {
        super(message, cause);
    }
}
