package io.github.cognitom2m.provision;

import io.github.cognitom2m.cause.Causes;
import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.converge.AwsServices;
import io.github.cognitom2m.converge.Observation;
import io.github.cognitom2m.converge.ParallelCalls;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Lease;
import io.github.cognitom2m.plan.Observed;
import io.github.cognitom2m.properties.InvalidProperties;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.StoredValue;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Brings a resource back to what it was before an update renamed and changed it, because CloudFormation does not tell the
 * old logical id that this update has failed. It does what an Update to the earlier properties does, under the same
 * rules.
 *
 * @param context that of the logical id that is deleted
 */
record Restoration(
        Invocation invocation, Completion completion, GracePeriods gracePeriods, ResourceProperties.Context context) {

    /**
     * Restores the settings; the generation already has its earlier name.
     *
     * @param lease the lease of this Delete, under which this is done
     * @param version the version of the secret that has the earlier properties
     */
    Outcome run(Generation generation, Lease lease, String version) {
        String name = generation.ledger().logicalId();
        try {
            restore(generation, lease, version);
        } catch (RuntimeException e) {
            Failure failure = new Failure("RenamedFrom: resource " + name + " has its name back, but not all that the"
                    + " update changed with it: " + Causes.of(e) + "; update " + name
                    + " with another Revision, which brings it to what its template declares");
            failure.initCause(e);
            throw failure;
        }
        return invocation.deleted();
    }

    private void restore(Generation generation, Lease lease, String version) {
        AwsServices aws = invocation.patient();
        String arn = generation.arn();
        ParallelCalls begin = aws.parallelCalls();
        Supplier<Optional<Map<String, Object>>> settings =
                begin.start(() -> aws.earlierSettings().find(arn, version));
        Supplier<Optional<StoredValue>> current = begin.start(() -> aws.values().current(arn));
        begin.join();
        ResourceProperties.Context own = context.of(generation.ledger().logicalId());
        ResourceProperties earlier = ResourceProperties.parse(
                settings.get()
                        .orElseThrow(() -> new Failure("version " + version + " of secret "
                                + generation.secret().name() + " does not hold the earlier settings")),
                own);
        if (!earlier.userPoolId().equals(generation.ledger().userPoolId())) {
            throw new Failure(
                    "version " + version + " of secret " + generation.secret().name() + " is about another user pool");
        }
        ParallelCalls calls = aws.parallelCalls();
        Supplier<Observed> look = Observation.at(earlier, current.get().flatMap(StoredValue::credential))
                .start(aws, calls);
        calls.join();
        Generation whole = new Generation(generation.secret(), generation.ledger(), current.get());
        Invocation ofEarlier = invocation.as(own.logicalId());
        new Update(
                        ofEarlier,
                        completion,
                        gracePeriods,
                        new Successors(ofEarlier, own),
                        new Renames(ofEarlier, own),
                        earlier,
                        failed())
                .inPlace(new Turn(earlier, lease, aws, whole, look.get(), Map.of()), whole);
    }

    /** What the update that failed has declared. */
    private Optional<ResourceProperties> failed() {
        try {
            return Optional.of(ResourceProperties.parse(invocation.request().properties(), context));
        } catch (InvalidProperties e) {
            return Optional.empty();
        }
    }
}
