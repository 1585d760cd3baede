package io.github.cognitom2m.provision;

import io.github.cognitom2m.aws.AwsCall;
import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.aws.KnownSecrets;
import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cloudformation.CustomResourceRequest;
import io.github.cognitom2m.cloudformation.PhysicalResourceId;
import io.github.cognitom2m.cognito.Endpoints;
import io.github.cognitom2m.converge.AwsServices;
import io.github.cognitom2m.plan.Adoption;
import io.github.cognitom2m.properties.InvalidProperties;
import io.github.cognitom2m.properties.ResourceNames;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.time.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Carries out CloudFormation's requests.
 *
 * @param adoption what stacks may adopt
 * @param sweeps whether replaced client secrets are ended when their period of grace is over
 * @param tokenEndpoint the URL of token endpoints, with {@code {domain}} for the host
 * @param ids provides a unique id for each invocation
 */
public record Provisioner(
        Clients clients,
        Executor executor,
        String secretNamePrefix,
        Adoption adoption,
        boolean sweeps,
        String tokenEndpoint,
        Supplier<String> ids) {

    /** A running request; {@link #end} is called after it has been answered. */
    public interface Work {

        /** Runs it, or throws with the cause. */
        Outcome run();

        /** Lets the requests continue that wait for this one. */
        void end();
    }

    /**
     * Takes up a request.
     *
     * @param deadline by when the answer must be known
     * @param functionTime how long the function may run in total
     * @param warnings receives what is wrong but not a failure
     * @param calls is told of each AWS call that has ended
     * @param secrets collects what must not leave the function
     */
    public Work begin(
            CustomResourceRequest request,
            Deadline deadline,
            Duration functionTime,
            Consumer<String> warnings,
            Consumer<AwsCall> calls,
            KnownSecrets secrets) {
        Invocation invocation = Invocation.of(
                request,
                ids.get(),
                new AwsServices(clients.with(calls, secrets), deadline, executor),
                functionTime,
                secretNamePrefix,
                adoption,
                warnings);
        return new Work() {
            @Override
            public Outcome run() {
                return provision(invocation, warnings);
            }

            @Override
            public void end() {
                invocation.leases().end();
            }
        };
    }

    private Outcome provision(Invocation invocation, Consumer<String> warnings) {
        CustomResourceRequest request = invocation.request();
        ResourceProperties.Context context =
                new ResourceProperties.Context(request.stack(), request.logicalId(), secretNamePrefix);
        GracePeriods gracePeriods = new GracePeriods(sweeps, warnings);
        Completion completion = new Completion(new Endpoints(request.stack().region(), tokenEndpoint), warnings);
        Successors successors = new Successors(invocation, context);
        Renames renames = new Renames(invocation, context);
        return switch (request.type()) {
            case CREATE -> {
                ResourceProperties wanted = ResourceProperties.parse(request.properties(), context);
                yield wanted.renamedFrom()
                        .flatMap(from -> new Renaming(
                                        invocation, completion, gracePeriods, renames, context, wanted, from)
                                .run())
                        .orElseGet(() -> {
                            gracePeriods.check(wanted, Map.of());
                            return new Creation(invocation, completion, wanted, invocation::lease).run();
                        });
            }
            case UPDATE -> {
                ResourceProperties wanted = ResourceProperties.parse(request.properties(), context);
                yield new Update(
                                invocation,
                                completion,
                                gracePeriods,
                                successors,
                                renames,
                                wanted,
                                before(request, context))
                        .run(generation(request).secretArn());
            }
            case DELETE ->
                new Deletion(
                                invocation,
                                successors,
                                renames,
                                new Restoration(invocation, completion, gracePeriods, context),
                                new ResourceNames(context, request.properties()))
                        .run(PhysicalResourceId.parse(request.physicalId().orElseThrow()));
        };
    }

    /** What was declared before; empty if it was declared in a way that this version does not know. */
    private static Optional<ResourceProperties> before(
            CustomResourceRequest request, ResourceProperties.Context context) {
        try {
            return Optional.of(ResourceProperties.parse(request.oldProperties(), context));
        } catch (InvalidProperties e) {
            return Optional.empty();
        }
    }

    private static PhysicalResourceId.Generation generation(CustomResourceRequest request) {
        if (PhysicalResourceId.parse(request.physicalId().orElseThrow())
                instanceof PhysicalResourceId.Generation generation) {
            return generation;
        }
        throw new Failure(
                "there is no resource with the id " + request.physicalId().orElseThrow()
                        + " to update; remove it in one update and add it again in the next one");
    }
}
