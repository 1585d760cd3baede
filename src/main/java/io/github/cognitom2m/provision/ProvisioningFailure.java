package io.github.cognitom2m.provision;

/** The request cannot be done; the message names the property, what is in the way, and what to do. */
public final class ProvisioningFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProvisioningFailure(String reason) {
        super(reason);
    }
}
