package io.github.cognitom2m.plan;

import io.github.cognitom2m.cognito.FoundClient;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.Credential;
import io.github.cognitom2m.secret.StoredValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that has to happen to bring one generation to what is wanted; deciding it does nothing.
 *
 * @param valueDeclaredAnew whether another value than before is declared: then it is put even where a look says that it
 *     is there already
 */
public record Plan(
        ServerPlan server, DomainPlan domain, ClientPlan client, SecretPlan secret, boolean valueDeclaredAnew) {

    /** Decides, or throws {@link ProvisioningFailure} with what is in the way. */
    public static Plan between(
            Generation generation, Observed observed, ResourceProperties wanted, Optional<ResourceProperties> before) {
        Ledger ledger = generation.ledger();
        return new Plan(
                ServerPlan.between(ledger, observed, wanted, before),
                DomainPlan.between(ledger, observed, wanted),
                ClientPlan.between(
                        ledger,
                        known(generation, observed),
                        wanted,
                        before.filter(b -> !b.client().equals(wanted.client())).isPresent(),
                        generation.suffix()),
                SecretPlan.between(generation.secret(), wanted.secret(), before.map(ResourceProperties::secret)),
                before.filter(b -> !b.client().equals(wanted.client())
                                || !b.domain().equals(wanted.domain()))
                        .isPresent());
    }

    /** What was observed, less a client of ours whose secret was lost before it could be put: nobody can use that one. */
    private static Observed known(Generation generation, Observed observed) {
        boolean made = generation
                .ledger()
                .client()
                .filter(part -> part.is(Part.State.MADE))
                .isPresent();
        Optional<String> id =
                generation.current().flatMap(StoredValue::credential).map(Credential::clientId);
        Predicate<FoundClient> lost =
                found -> made && id.isPresent() && !id.get().equals(found.id());
        return observed.client().filter(lost).isEmpty()
                ? observed
                : new Observed(observed.pool(), observed.servers(), observed.domains(), Optional.empty(), 0);
    }

    /** The ledger while this is being done: what is about to be made is in it before it is made. */
    public Ledger during(Ledger ledger) {
        return ledger.withParts(Part.Kind.SERVER, server.during())
                .withParts(Part.Kind.DOMAIN, domain.during())
                .withParts(Part.Kind.CLIENT, List.of(client.during()));
    }

    /** The ledger when all is done. */
    public Ledger after(Ledger ledger, String clientId) {
        Part part = client.create().isPresent() ? Part.made(Part.Kind.CLIENT, clientId) : client.during();
        return ledger.withParts(Part.Kind.SERVER, server.after())
                .withParts(Part.Kind.DOMAIN, domain.after())
                .withParts(Part.Kind.CLIENT, List.of(part));
    }

    public boolean drops() {
        return !server.drop().isEmpty() || !domain.drop().isEmpty();
    }

    /** Whether Cognito and the secret's description, tags and replicas are as wanted; not the secret's value. */
    public boolean changesNothing() {
        return !drops()
                && secret.changesNothing()
                && Stream.of(
                                server.create(),
                                server.widen(),
                                server.narrow(),
                                domain.create(),
                                domain.update(),
                                client.create(),
                                client.update())
                        .allMatch(Optional::isEmpty);
    }
}
