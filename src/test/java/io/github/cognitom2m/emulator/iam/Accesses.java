package io.github.cognitom2m.emulator.iam;

import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a call needs: its own action and those that depend on it, by the service authorization reference. */
public final class Accesses {
    private static final String EVERYTHING = "*";
    private static final Set<String> CUSTOM_DOMAIN_CALLS = Set.of("CreateUserPoolDomain", "UpdateUserPoolDomain");
    // The reference has no resource for it, although its input names a pool's part.
    // Fact: IAM-DOMAIN-DESCRIBE
    private static final String DESCRIBE_DOMAIN = "DescribeUserPoolDomain";

    private final Place place;
    private final Function<String, Optional<Secret>> secrets;

    /** @param secrets finds a secret by its name or ARN */
    public Accesses(Place place, Function<String, Optional<Secret>> secrets) {
        this.place = place;
        this.secrets = secrets;
    }

    /** Those of a call of Cognito's API or Secrets Manager's. */
    public List<Access> of(String service, String operation, Map<String, Object> input) {
        return service.equals("secretsmanager") ? ofSecrets(operation, input) : ofUserPools(operation, input);
    }

    private List<Access> ofUserPools(String operation, Map<String, Object> input) {
        Object pool = input.get("UserPoolId");
        String resource = pool == null || operation.equals(DESCRIBE_DOMAIN)
                ? EVERYTHING
                // Fact: IAM-POOL-ARN
                : place.arn("cognito-idp", "userpool/" + pool);
        List<Access> accesses = new ArrayList<>();
        accesses.add(new Access(
                "cognito-idp:" + operation, resource, Map.of("aws:RequestedRegion", List.of(place.region()))));
        if (CUSTOM_DOMAIN_CALLS.contains(operation) && input.containsKey("CustomDomainConfig")) {
            accesses.add(Access.to("cloudfront:UpdateDistribution", EVERYTHING));
        }
        return accesses;
    }

    private List<Access> ofSecrets(String operation, Map<String, Object> input) {
        Object id = input.containsKey("SecretId") ? input.get("SecretId") : input.get("Name");
        if (id == null) {
            return List.of(Access.to("secretsmanager:" + operation, EVERYTHING));
        }
        Optional<Secret> secret = secrets.apply(String.valueOf(id));
        Map<String, List<String>> context = SecretContext.of(input, secret);
        String resource = resource(operation, String.valueOf(id), secret);
        List<Access> accesses = new ArrayList<>();
        accesses.add(new Access("secretsmanager:" + operation, resource, context));
        if (operation.equals("CreateSecret") && input.containsKey("Tags")) {
            accesses.add(new Access("secretsmanager:TagResource", resource, context));
        }
        if (operation.equals("CreateSecret") && input.containsKey("AddReplicaRegions")) {
            accesses.add(new Access("secretsmanager:ReplicateSecretToRegions", resource, context));
        }
        if (operation.equals("RotateSecret") && input.get("RotationLambdaARN") instanceof String function) {
            accesses.add(Access.to("lambda:InvokeFunction", function));
        }
        accesses.addAll(new KeyAccesses(place, resource).of(operation, input, secret));
        return accesses;
    }

    /** A secret that is only now to be made, or that is not there, has no six random characters yet. */
    private String resource(String operation, String id, Optional<Secret> secret) {
        if (id.startsWith("arn:")) {
            return id;
        }
        return secret.filter(existing -> !operation.equals("CreateSecret"))
                .map(Secret::arn)
                .orElseGet(() -> place.arn("secretsmanager", "secret:" + id));
    }
}
