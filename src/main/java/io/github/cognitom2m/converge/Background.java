package io.github.cognitom2m.converge;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.FoundDomain;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.plan.DomainPlan;
import io.github.cognitom2m.plan.SecretPlan;
import io.github.cognitom2m.secret.FoundReplica;
import io.github.cognitom2m.secret.FoundSecret;
import io.github.cognitom2m.time.Deadline;
import io.github.cognitom2m.time.Pace;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Waits for what AWS continues in the background after it has accepted a call. The wait ends before the time does:
 * unfinished work is a warning, and failed work is a failure unless it was already declared before, so that no rollback
 * fails because of it.
 *
 * @param warnings receives what is wrong but not a failure
 */
public record Background(AwsServices aws, Consumer<String> warnings) {
    private static final Pace PACE = Pace.growing(Duration.ofSeconds(1), Duration.ofSeconds(5));
    private static final int LOOKS_AT_A_NEW_DOMAIN = 4;
    // The part of the time that is reserved for what follows.
    private static final Duration FOR_THE_REST = Duration.ofSeconds(15);

    /** Watches a new domain for a while, beginning with its first description. */
    public void awaitDomain(String userPoolId, DomainPlan plan, Optional<FoundDomain> first) {
        if (plan.making().isEmpty()) {
            return;
        }
        String name = plan.making().get().name();
        boolean failed = deadline()
                .poll(
                        PACE.atMost(LOOKS_AT_A_NEW_DOMAIN),
                        first,
                        seen -> aws.domains(userPoolId).find(name),
                        found -> found.filter(domain -> !domain.is(FoundDomain.State.CREATING))
                                .isPresent())
                .filter(domain -> domain.is(FoundDomain.State.FAILED))
                .isPresent();
        if (failed) {
            report(
                    plan.isNew(),
                    "Domain.Domain: Cognito has accepted the domain '" + name
                            + "' and then failed to create it, without"
                            + " saying why; try again, or choose another name");
        }
    }

    /** The distribution of a custom domain: AWS returns it from the creation, and may describe it late. */
    public Optional<String> distribution(String userPoolId, String domain, Optional<String> known) {
        return known.isPresent()
                ? known
                : deadline()
                        .poll(
                                PACE,
                                () -> aws.domains(userPoolId).find(domain).flatMap(FoundDomain::cloudFrontDistribution),
                                Optional::isPresent);
    }

    /** Waits until the replicas exist. */
    public void awaitReplicas(Generation generation, SecretPlan plan, Set<String> regions) {
        boolean goesOn = generation.secret().replicasThat(FoundReplica.State.IN_PROGRESS).stream()
                .anyMatch(regions::contains);
        if (regions.isEmpty() || (plan.replicate().isEmpty() && !goesOn)) {
            return;
        }
        Map<String, FoundReplica> replicas = deadline()
                .poll(
                        PACE,
                        () -> aws.secrets().find(generation.arn()),
                        found -> found.map(FoundSecret::replicas)
                                .filter(seen -> isSettled(seen, regions))
                                .isPresent())
                .map(FoundSecret::replicas)
                .orElse(Map.of());
        for (String region : regions) {
            FoundReplica replica = replicas.get(region);
            if (replica == null || replica.is(FoundReplica.State.IN_PROGRESS)) {
                warnings.accept("Secret.ReplicaRegions: the replica in " + region
                        + " is not complete yet; Secrets Manager continues by itself");
            } else if (replica.is(FoundReplica.State.FAILED)) {
                boolean isNew =
                        plan.replicate().containsKey(region) && !plan.again().contains(region);
                report(
                        isNew,
                        "Secret.ReplicaRegions: the replication to " + region + " failed: " + replica.message()
                                + " Remove what conflicts with it, or leave the Region out; the next update"
                                + " tries again");
            }
        }
    }

    private static boolean isSettled(Map<String, FoundReplica> replicas, Set<String> regions) {
        return regions.stream()
                .allMatch(region ->
                        replicas.containsKey(region) && !replicas.get(region).is(FoundReplica.State.IN_PROGRESS));
    }

    private void report(boolean fails, String message) {
        if (fails) {
            throw new Failure(message);
        }
        warnings.accept(message);
    }

    private Deadline deadline() {
        return aws.deadline().earlier(FOR_THE_REST);
    }
}
