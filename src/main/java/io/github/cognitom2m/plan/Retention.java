package io.github.cognitom2m.plan;

import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.properties.ResourceProperties;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stays in place without belonging to the resource.
 *
 * @param leave the parts that are no longer declared and stay
 * @param declared whether a part stays when it is dropped later, where that is declared
 */
public record Retention(List<Part> leave, Map<Part.Kind, Boolean> declared) {
    public Retention {
        leave = List.copyOf(leave);
        declared = Map.copyOf(declared);
    }

    static Retention between(Ledger ledger, ResourceProperties wanted) {
        List<Part> leave = Undeclared.parts(ledger, wanted)
                .filter(part -> part.retain() && !part.is(Part.State.USED))
                .toList();
        Map<Part.Kind, Boolean> declared = new HashMap<>();
        wanted.resourceServer()
                .ifPresent(server -> declare(
                        declared,
                        Part.Kind.SERVER,
                        server.retain(),
                        ledger.part(Part.Kind.SERVER, server.identifier())));
        wanted.domain()
                .ifPresent(domain -> declare(
                        declared, Part.Kind.DOMAIN, domain.retain(), ledger.part(Part.Kind.DOMAIN, domain.name())));
        declare(declared, Part.Kind.CLIENT, wanted.client().retain(), ledger.client());
        return new Retention(leave, declared);
    }

    /**
     * What a request adopts is never deleted by its rollback: only a later request can make the resource own it for
     * good.
     */
    private static void declare(
            Map<Part.Kind, Boolean> declared, Part.Kind kind, Optional<Boolean> retain, Optional<Part> part) {
        boolean isAdopted = part.filter(own -> own.is(Part.State.ADOPTED)).isPresent();
        retain.filter(stays -> stays || isAdopted).ifPresent(stays -> declared.put(kind, stays));
    }

    /** The parts of a kind that are no longer declared, while they are being left. */
    List<Part> leaving(Part.Kind kind) {
        return leave.stream().filter(part -> part.kind() == kind).toList();
    }

    /** All parts of a kind when all is done. */
    List<Part> after(Part.Kind kind, List<Part> parts) {
        Optional<Boolean> retain = Optional.ofNullable(declared.get(kind));
        return Stream.concat(
                        parts.stream().map(part -> part.retaining(retain)),
                        leaving(kind).stream().map(Part::left))
                .toList();
    }
}
