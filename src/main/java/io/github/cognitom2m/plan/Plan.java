package io.github.cognitom2m.plan;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.ledger.Sharing;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.properties.ResourceServerProperties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that has to happen to bring one generation to what is wanted; deciding it changes nothing.
 *
 * @param drop parts to delete when nothing uses them any longer
 * @param retention what stays in place
 * @param valueNewlyDeclared whether another value than before is declared: then it is written even if it is already
 *     visible, because a look may show an outdated state
 */
public record Plan(
        ServerPlan server,
        DomainPlan domain,
        ClientPlan client,
        SecretPlan secret,
        List<Part> drop,
        Retention retention,
        boolean valueNewlyDeclared) {
    public Plan {
        drop = List.copyOf(drop);
    }

    /**
     * Decides what to do for a generation whose secret is about to be claimed.
     *
     * @param ledger the ledger that it will get, which has no parts yet
     * @throws Failure with what conflicts
     */
    public static Plan ofNew(Ledger ledger, Observed observed, ResourceProperties wanted) {
        ServerPlan server = ServerPlan.between(ledger, observed, wanted, Optional.empty());
        DomainPlan domain = DomainPlan.between(ledger, observed, wanted, Optional.empty(), List.of());
        return new Plan(
                server,
                domain,
                ClientPlan.ofNew(observed, wanted, domain),
                SecretPlan.ofNew(wanted.secret()),
                List.of(),
                Retention.between(ledger, wanted),
                false);
    }

    /**
     * Decides what an existing generation has to do.
     *
     * @throws Failure with what conflicts
     */
    public static Plan between(
            Generation generation, Observed observed, ResourceProperties wanted, Optional<ResourceProperties> before) {
        Ledger ledger = generation.ledger();
        boolean otherClient =
                before.filter(b -> !b.client().equals(wanted.client())).isPresent();
        boolean otherDomain =
                before.filter(b -> !b.domain().equals(wanted.domain())).isPresent();
        List<Part> drop = new ArrayList<>(Undeclared.present(ledger, observed, wanted));
        ServerPlan server = ServerPlan.between(ledger, observed, wanted, before);
        DomainPlan domain = DomainPlan.between(ledger, observed, wanted, before, drop);
        drop.removeAll(domain.during());
        return new Plan(
                server,
                domain,
                ClientPlan.between(generation, observed.withoutLostClient(generation), wanted, domain, before),
                SecretPlan.between(generation.secret(), wanted.secret(), before.map(ResourceProperties::secret))
                        .with(generation.secret(), sharing(wanted)),
                drop,
                Retention.between(ledger, wanted),
                otherClient || otherDomain);
    }

    /** The ledger while this is being done: a part is in it before it is created. */
    public Ledger during(Ledger ledger) {
        return ledger.withParts(
                        Part.Kind.SERVER,
                        with(Part.Kind.SERVER, server.during().stream().toList()))
                .withParts(Part.Kind.DOMAIN, with(Part.Kind.DOMAIN, domain.during()))
                .withParts(Part.Kind.CLIENT, List.of(client.during()));
    }

    /** The ledger when all is done. */
    public Ledger after(Ledger ledger, String clientId) {
        return ledger.withParts(
                        Part.Kind.SERVER,
                        retention.after(
                                Part.Kind.SERVER, server.after().stream().toList()))
                .withParts(Part.Kind.DOMAIN, retention.after(Part.Kind.DOMAIN, domain.after()))
                .withParts(Part.Kind.CLIENT, retention.after(Part.Kind.CLIENT, List.of(client.after(clientId))));
    }

    /** The parts that this plan adopts and that the ledger does not have yet. */
    public List<Part> adopts(Ledger ledger) {
        return Stream.of(server.during().stream(), domain.during().stream(), Stream.of(client.during()))
                .flatMap(parts -> parts)
                .filter(part -> part.is(Part.State.ADOPTED))
                .filter(part -> ledger.part(part.kind(), part.name())
                        .filter(own -> !own.is(Part.State.USED) && !own.is(Part.State.MAKING))
                        .isEmpty())
                .toList();
    }

    /** The servers and domains that this resource created and that are changed and kept. */
    public List<Part> changed() {
        return Stream.of(server.changed(), domain.changed())
                .flatMap(Optional::stream)
                .filter(part -> !part.is(Part.State.ADOPTED))
                .toList();
    }

    /** This plan with these parts left as they are. */
    public Plan leaving(Collection<Part> parts) {
        return new Plan(
                server.changed()
                        .filter(parts::contains)
                        .<ServerPlan>map(ServerPlan.Keep::new)
                        .orElse(server),
                domain.changed()
                        .filter(parts::contains)
                        .<DomainPlan>map(DomainPlan.Keep::new)
                        .orElse(domain),
                client,
                secret,
                drop.stream().filter(part -> !parts.contains(part)).toList(),
                retention,
                valueNewlyDeclared);
    }

    /** This plan, in which the secret gets its description and its key even if they seem to be the same. */
    public Plan describing() {
        return new Plan(server, domain, client, secret.describing(), drop, retention, valueNewlyDeclared);
    }

    /** The parts of a kind to delete when nothing uses them any longer. */
    public List<Part> drop(Part.Kind kind) {
        return drop.stream().filter(part -> part.kind() == kind).toList();
    }

    private List<Part> with(Part.Kind kind, List<Part> parts) {
        return Stream.of(drop(kind), retention.leaving(kind), parts)
                .flatMap(List::stream)
                .toList();
    }

    /** Whether Cognito and the secret's description, tags and replicas are as wanted; not the secret's value. */
    public boolean changesNothing() {
        return keepsServer()
                && keepsDomain()
                && client instanceof ClientPlan.Keep
                && secret.changesNothing()
                && drop.isEmpty();
    }

    /** With whom the server is shared that is declared. */
    public static Sharing sharing(ResourceProperties wanted) {
        return new Sharing(wanted.resourceServer()
                .map(ResourceServerProperties::sharedWith)
                .orElse(List.of()));
    }

    boolean keepsServer() {
        return server instanceof ServerPlan.Keep || server instanceof ServerPlan.Undeclared;
    }

    boolean keepsDomain() {
        return domain.making().isEmpty() && !(domain instanceof DomainPlan.Change);
    }
}
