package io.github.cognitom2m.emulator.iam;

import io.github.cognitom2m.emulator.AwsError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** IAM of one account: knows identities by their access keys, decides, and remembers what it decided. */
public final class Iam {
    private final Map<String, Identity> attached = new ConcurrentHashMap<>();
    private final Queue<Decision> decisions = new ConcurrentLinkedQueue<>();
    private final Map<String, List<Statement>> policies = new ConcurrentHashMap<>();
    private volatile List<Statement> controls = List.of();
    private volatile Function<String, Optional<Identity>> functions = accessKey -> Optional.empty();

    /** Makes callers that sign with this access key that identity. */
    public void attach(String accessKey, Identity identity) {
        attached.put(accessKey, identity);
    }

    /** Somebody who was attached, by the ARN. */
    public Optional<Identity> named(String arn) {
        return attached.values().stream()
                .filter(identity -> identity.arn().equals(arn))
                .findFirst();
    }

    /** Where the identities of deployed functions are found, by their access keys. */
    public void functions(Function<String, Optional<Identity>> deployed) {
        functions = deployed;
    }

    /**
     * Who signed a request; empty for an administrator of the account, who may do everything: a request that is not
     * signed, as tests send them, or signed with a key that is nobody's.
     *
     * @param authorization the header, or an empty text
     */
    public Optional<Identity> caller(String authorization) throws AwsError {
        Optional<String> accessKey = AccessKey.in(authorization);
        if (accessKey.isEmpty()) {
            return Optional.empty();
        }
        Optional<Identity> identity =
                Optional.ofNullable(attached.get(accessKey.get())).or(() -> functions.apply(accessKey.get()));
        if (identity.isEmpty() && AccessKey.isOfFunction(accessKey.get())) {
            throw AwsError.of("UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        return identity;
    }

    /** Has the organization deny what these statements deny, to everybody but administrators of the emulator. */
    public void control(List<Statement> serviceControlPolicy) {
        controls = List.copyOf(serviceControlPolicy);
    }

    /** Makes a managed policy, which roles can have as their permissions boundary. */
    public void managedPolicy(String arn, List<Statement> statements) {
        policies.put(arn, List.copyOf(statements));
    }

    /** Refuses, in AWS's words, the first of these that the identity may not have. */
    public void check(Identity identity, List<Access> accesses) throws AwsError {
        for (Access access : accesses) {
            Decision decision = decide(identity, access.by(identity));
            decisions.add(decision);
            if (!decision.allowed()) {
                throw AwsError.of("AccessDeniedException", refusal(decision));
            }
        }
    }

    private Decision decide(Identity identity, Access access) {
        Optional<Statement> own = identity.decisive(access);
        Optional<Statement> denied = controls.stream()
                .filter(statement -> !statement.allows() && statement.covers(access))
                .findFirst();
        return new Decision(identity, access, denied.or(() -> isInBoundary(identity, access) ? own : Optional.empty()));
    }

    /** A policy that is not there grants nothing. */
    private boolean isInBoundary(Identity identity, Access access) {
        return identity.boundary()
                .map(arn -> Identity.decisive(policies.getOrDefault(arn, List.of()), access)
                        .filter(Statement::allows)
                        .isPresent())
                .orElse(true);
    }

    private String refusal(Decision decision) {
        Access access = decision.access();
        if (access.action().startsWith("kms:")) {
            // Secrets Manager does not pass on what KMS says.
            return "Access to KMS is not allowed";
        }
        return "User: " + decision.identity().arn() + " is not authorized to perform: " + access.action()
                + " on resource: " + access.resource() + " " + because(decision);
    }

    private String because(Decision decision) {
        if (decision.statement().isPresent()) {
            boolean controlled = controls.contains(decision.statement().get());
            return "with an explicit deny in " + (controlled ? "a service control policy" : "an identity-based policy");
        }
        boolean bounded = decision.identity().may(decision.access());
        return "because no " + (bounded ? "permissions boundary" : "identity-based policy") + " allows the "
                + decision.access().action() + " action";
    }

    /** Everything that was decided, except administrators. */
    public List<Decision> decisions() {
        return List.copyOf(decisions);
    }
}
