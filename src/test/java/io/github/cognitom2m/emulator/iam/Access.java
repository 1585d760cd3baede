package io.github.cognitom2m.emulator.iam;

import java.util.List;
import java.util.Map;

/**
 * One thing that somebody asks to be allowed.
 *
 * @param action as IAM writes it: {@code secretsmanager:GetSecretValue}
 * @param resource an ARN, or {@code *} for an action that has no resource
 * @param context the values of the condition keys that are known of the request
 */
public record Access(String action, String resource, Map<String, List<String>> context) {

    public Access {
        context = Map.copyOf(context);
    }

    public static Access to(String action, String resource) {
        return new Access(action, resource, Map.of());
    }
}
