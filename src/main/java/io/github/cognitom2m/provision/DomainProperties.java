package io.github.cognitom2m.provision;

import java.util.Optional;

/** The domain that the stack wants: a prefix, or a full name with a certificate. */
public record DomainProperties(String domain, int managedLoginVersion, Optional<String> certificateArn) {

    /** Whether it is a full name of the user's own. */
    public boolean custom() {
        return certificateArn.isPresent();
    }
}
