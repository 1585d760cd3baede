package io.github.cognitom2m.secret;

import java.util.Optional;

/**
 * The version that carries {@code AWSCURRENT}.
 *
 * @param credential empty where the value is none of ours
 */
public record CurrentValue(String versionId, Optional<Credential> credential) {}
