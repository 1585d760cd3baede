package io.github.cognitom2m.rotation;

import java.util.Optional;

/**
 * What Secrets Manager asks to rotate.
 *
 * @param version the version of the secret that the rotation has to fill
 * @param rotationToken the token to store the value with
 */
public record RotationRequest(String secretArn, String version, Optional<String> rotationToken) {

    @Override
    public String toString() {
        return secretArn + " to version " + version;
    }
}
