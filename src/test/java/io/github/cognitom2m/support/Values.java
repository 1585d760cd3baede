package io.github.cognitom2m.support;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The versions of a secret's value, as a person changes them by hand. */
public record Values(Deployed stack) {

    /** Puts something else in the place of the credentials. */
    public void overwrite() {
        stack.platform()
                .secretsManager(
                        "PutSecretValue",
                        Map.of("SecretId", stack.arn(), "SecretString", "mine", "ClientRequestToken", "0".repeat(32)));
    }

    /** Makes the version before the current one the current one. */
    public void bringBack() {
        stack.platform()
                .secretsManager(
                        "UpdateSecretVersionStage",
                        Map.of(
                                "SecretId", stack.arn(),
                                "VersionStage", "AWSCURRENT",
                                "MoveToVersionId", version("AWSPREVIOUS"),
                                "RemoveFromVersionId", version("AWSCURRENT")));
    }

    private String version(String label) {
        Object shown = stack.platform()
                .secretsManager("DescribeSecret", Map.of("SecretId", stack.arn()))
                .get("VersionIdsToStages");
        return ((Map<?, ?>) Objects.requireNonNull(shown))
                .entrySet().stream()
                        .filter(version -> ((List<?>) version.getValue()).contains(label))
                        .map(version -> String.valueOf(version.getKey()))
                        .findFirst()
                        .orElseThrow();
    }
}
