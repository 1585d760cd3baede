package io.github.cognitom2m.provision;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.converge.AwsServices;
import io.github.cognitom2m.converge.Observation;
import io.github.cognitom2m.converge.ParallelCalls;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Lease;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.plan.Observed;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.CredentialSecrets;
import io.github.cognitom2m.secret.FoundSecret;
import io.github.cognitom2m.secret.OwnTags;
import io.github.cognitom2m.secret.StoredValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Lets one delivery after the other change a generation that exists.
 *
 * @param changing the parts that are likely to change, so that it is seen at the first look who else claims them
 * @param isOwn whether a ledger is that of a generation that this request may change
 */
record Turns(Invocation invocation, ResourceProperties wanted, List<Part> changing, Predicate<Ledger> isOwn) {

    /**
     * Waits for the turn of this delivery.
     *
     * @param change what to do when it has come
     * @param missing what to do if the secret does not exist
     */
    Outcome take(String arn, Function<Turn, Outcome> change, Function<Lease, Outcome> missing) {
        OtherLedgers others = invocation.otherLedgers(wanted.userPoolId());
        while (true) {
            Lease lease = invocation.lease();
            AwsServices aws = invocation.working(lease);
            CredentialSecrets secrets = aws.secrets();
            // The secret is changed only once its owner is known.
            aws.deadline().untilFound(() -> secrets.find(arn)).ifPresent(this::refuseForeign);
            // It announces itself first and then looks for others, so that of two, at least one sees the other.
            ParallelCalls begin = aws.parallelCalls();
            Supplier<Boolean> written = begin.start(() -> invocation
                    .leases()
                    .take(
                            arn,
                            lease,
                            secrets,
                            ledger -> invocation.others(ledger).obsolete(invocation.now())));
            Supplier<Optional<StoredValue>> current =
                    begin.start(() -> aws.values().current(arn));
            begin.join();
            ParallelCalls calls = aws.parallelCalls();
            Supplier<Optional<FoundSecret>> found = calls.start(() -> secrets.find(arn));
            Supplier<Observed> look = Observation.at(wanted, current.get().flatMap(StoredValue::credential))
                    .start(aws, calls);
            Map<Part, List<FoundSecret>> claimants = new ConcurrentHashMap<>();
            changing.forEach(part -> calls.run(() -> claimants.put(part, others.list(part))));
            calls.join();
            Predicate<FoundSecret> isCurrent = s -> !written.get() || lease.isShownBy(s);
            Optional<FoundSecret> secret = found.get()
                    .filter(isCurrent)
                    .or(() -> aws.deadline().untilFound(() -> secrets.find(arn).filter(isCurrent)));
            if (secret.isEmpty()) {
                return missing.apply(lease);
            }
            Ledger ledger = refuseForeign(secret.get());
            boolean isLed = invocation.others(ledger).lead(lease);
            if (secret.get().scheduledForDeletion() || !written.get()) {
                invocation.leases().abandon(arn);
            } else if (isLed || invocation.isLate()) {
                invocation.leases().leave(arn, lease);
            }
            if (isLed) {
                return new Outcome.LeftToOther();
            }
            invocation.refuseLate();
            refuse(secret.get(), ledger);
            Optional<Lease> holder = invocation.holder(ledger);
            if (holder.isEmpty()) {
                invocation.leases().supersede(arn, invocation.others(ledger).ended(invocation.now()));
                return change.apply(new Turn(
                        wanted,
                        lease,
                        aws,
                        new Generation(secret.get(), ledger, current.get()),
                        look.get(),
                        claimants));
            }
            invocation.await(holder.get());
        }
    }

    /** Refuses a generation that this request must not change. */
    private void refuse(FoundSecret secret, Ledger ledger) {
        if (secret.scheduledForDeletion()) {
            throw new Failure("the secret " + secret.name() + " is scheduled for deletion; restore it (aws"
                    + " secretsmanager restore-secret) and try again");
        }
        if (invocation.others(ledger).haveOvertaken()) {
            throw new Failure(
                    "this " + invocation.request().type() + " was overtaken by a later request for the same resource;"
                            + " nothing was changed, and the later one counts");
        }
    }

    private Ledger refuseForeign(FoundSecret secret) {
        return Ledger.of(secret)
                .filter(isOwn)
                .orElseThrow(() -> new Failure("the tags of secret " + secret.name()
                        + " do not say that it belongs to this resource; put the tags " + OwnTags.PREFIX
                        + "* back, or remove the resource in one update, delete the secret and whatever else of it is left,"
                        + " and add it in the next one"));
    }
}
