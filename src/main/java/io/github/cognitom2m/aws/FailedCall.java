package io.github.cognitom2m.aws;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The call that failed. It is attached to the failure because an AWS error names neither the operation nor its subject.
 */
public final class FailedCall extends Exception {
    private static final long serialVersionUID = 1L;

    private final String service;
    private final String operation;
    private final String subject;

    /**
     * @param service as IAM writes it
     * @param subject the names and ids in the request, never a value
     */
    FailedCall(String service, String operation, String subject) {
        super(service + ":" + operation, null, false, false);
        this.service = service;
        this.operation = operation;
        this.subject = subject;
    }

    /** The call that failed with this; empty if it was not a call. */
    public static Optional<FailedCall> of(Throwable failure) {
        // The SDK wraps some failures in others that explain them.
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .flatMap(link -> Stream.of(link.getSuppressed()))
                .filter(FailedCall.class::isInstance)
                .map(FailedCall.class::cast)
                .findFirst();
    }

    public String operation() {
        return operation;
    }

    /** The action as IAM writes it, and what it was about. */
    public String text() {
        return service + ":" + operation + (subject.isEmpty() ? "" : " (" + subject + ")");
    }
}
