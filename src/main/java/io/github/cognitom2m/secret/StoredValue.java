package io.github.cognitom2m.secret;

import java.util.Optional;

/**
 * The value of one version of a secret.
 *
 * @param credential empty if this provider did not write the value
 */
public record StoredValue(String versionId, Optional<Credential> credential) {}
