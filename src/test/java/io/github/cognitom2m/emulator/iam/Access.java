package io.github.cognitom2m.emulator.iam;

import java.util.HashMap;
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

    /** As somebody asks for it. */
    Access by(Identity identity) {
        Map<String, List<String>> known = new HashMap<>(context);
        known.put("aws:PrincipalArn", List.of(identity.principal()));
        return new Access(action, resource, known);
    }

    public static Access to(String action, String resource) {
        return new Access(action, resource, Map.of());
    }
}
