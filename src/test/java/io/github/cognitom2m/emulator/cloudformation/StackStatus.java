package io.github.cognitom2m.emulator.cloudformation;

/** Where a stack stands. */
public enum StackStatus {
    REVIEW_IN_PROGRESS,
    CREATE_IN_PROGRESS,
    CREATE_COMPLETE,
    CREATE_FAILED,
    ROLLBACK_IN_PROGRESS,
    ROLLBACK_COMPLETE,
    ROLLBACK_FAILED,
    UPDATE_IN_PROGRESS,
    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
    UPDATE_COMPLETE,
    UPDATE_FAILED,
    UPDATE_ROLLBACK_IN_PROGRESS,
    UPDATE_ROLLBACK_FAILED,
    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
    UPDATE_ROLLBACK_COMPLETE,
    DELETE_IN_PROGRESS,
    DELETE_COMPLETE,
    DELETE_FAILED;

    public boolean canBeUpdated() {
        return switch (this) {
            case CREATE_COMPLETE, CREATE_FAILED, UPDATE_COMPLETE, UPDATE_FAILED, UPDATE_ROLLBACK_COMPLETE -> true;
            default -> false;
        };
    }

    /** Whether an operation is under way. */
    public boolean isInProgress() {
        return name().endsWith("_IN_PROGRESS") && this != REVIEW_IN_PROGRESS;
    }

    boolean hasResources() {
        return this != DELETE_COMPLETE && this != ROLLBACK_COMPLETE && this != REVIEW_IN_PROGRESS;
    }

    /** Whether an operation with rollback disabled has left it half done. */
    boolean isHalfDone() {
        return this == CREATE_FAILED || this == UPDATE_FAILED;
    }
}
