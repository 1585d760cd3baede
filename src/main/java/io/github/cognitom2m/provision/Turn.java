package io.github.cognitom2m.provision;

import io.github.cognitom2m.converge.AwsServices;
import io.github.cognitom2m.converge.Observation;
import io.github.cognitom2m.converge.ParallelCalls;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Lease;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.plan.Observed;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.FoundSecret;
import io.github.cognitom2m.time.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One delivery's turn to change a generation that exists.
 *
 * @param aws within the time of the lease
 * @param first what was seen of what is wanted
 * @param claimants the secrets that may claim a part that is likely to change
 */
record Turn(
        ResourceProperties wanted,
        Lease lease,
        AwsServices aws,
        Generation generation,
        Observed first,
        Map<Part, List<FoundSecret>> claimants) {
    Turn {
        claimants = Map.copyOf(claimants);
    }

    // What the ledger lists and is not visible is looked for again, because it may appear late.
    private static final Pace LATE =
            Pace.growing(Duration.ofSeconds(1), Duration.ofSeconds(4)).atMost(4);

    /** All that is wanted, and all that the ledger has. */
    Observed observed() {
        return aws.deadline()
                .poll(LATE, seeMore(first), this::seeMore, seen -> beyond(seen).isAtNothing());
    }

    private Observed seeMore(Observed seen) {
        ParallelCalls calls = aws.parallelCalls();
        Supplier<Observed> more = beyond(seen).start(aws, calls);
        calls.join();
        return seen.and(more.get());
    }

    private Observation beyond(Observed seen) {
        return Observation.beyond(wanted, generation.ledger(), seen);
    }
}
