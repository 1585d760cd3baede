package io.github.cognitom2m.emulator.cloudformation;

/** What happens to a stack when an operation fails. */
public enum OnFailure {
    ROLLBACK,
    /** Rollback is disabled: everything stays as it is until the next operation. */
    DO_NOTHING,
    /** A stack whose creation fails is deleted. */
    DELETE
}
