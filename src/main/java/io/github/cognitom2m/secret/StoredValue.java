package io.github.cognitom2m.secret;

import java.util.Optional;

/**
 * The value of one version of a secret.
 *
 * @param credential empty where the value is not one that this provider wrote
 */
public record StoredValue(String versionId, Optional<Credential> credential) {}
