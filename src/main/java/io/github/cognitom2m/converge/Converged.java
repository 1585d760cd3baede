package io.github.cognitom2m.converge;

import io.github.cognitom2m.cognito.FoundDomain;
import io.github.cognitom2m.secret.Credential;
import java.util.Optional;

/**
 * What came of a convergence.
 *
 * @param changed whether anything had to be done
 * @param domain how a domain that was made looks
 * @param distribution what serves the custom domain, where its creation or change was answered with that
 */
public record Converged(
        Credential value,
        String clientName,
        boolean changed,
        Optional<FoundDomain> domain,
        Optional<String> distribution) {}
