package io.github.cognitom2m.converge;

import io.github.cognitom2m.cognito.FoundDomain;
import io.github.cognitom2m.secret.Credential;
import java.util.Optional;

/**
 * The outcome of a convergence.
 *
 * @param changed whether anything had to change
 * @param domain the domain that was created, as described
 * @param distribution what serves the custom domain, if its creation or change returned it
 */
public record Converged(
        Credential value,
        String clientName,
        boolean changed,
        Optional<FoundDomain> domain,
        Optional<String> distribution) {}
