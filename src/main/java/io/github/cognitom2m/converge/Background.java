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
 * What AWS goes on with after it has accepted a call. Waiting for it ends before the time does: what is not done by then
 * is a warning, and what has failed is a failure unless it was declared before as well, so that no rollback fails for it.
 *
 * @param warnings takes what is wrong without being a failure
 */
public record Background(AwsServices aws, Consumer<String> warnings) {
    private static final Pace PACE = Pace.growing(Duration.ofSeconds(1), Duration.ofSeconds(5));
    private static final int LOOKS_AT_A_NEW_DOMAIN = 4;
    // What is kept of the time for all that follows.
    private static final Duration FOR_THE_REST = Duration.ofSeconds(15);

    /** Watches for a while what becomes of a domain that was just made, and looked like the first one. */
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

    /** What serves a custom domain: AWS answers its creation with that, and may describe it late. */
    public Optional<String> distribution(String userPoolId, String domain, Optional<String> known) {
        return known.isPresent()
                ? known
                : deadline()
                        .poll(
                                PACE,
                                () -> aws.domains(userPoolId).find(domain).flatMap(FoundDomain::cloudFrontDistribution),
                                Optional::isPresent);
    }

    /** Waits until the replicas are there. */
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
