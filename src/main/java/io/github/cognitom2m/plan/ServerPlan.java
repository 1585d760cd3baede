package io.github.cognitom2m.plan;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.ResourceServer;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.properties.ResourceProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What has to happen to resource servers.
 *
 * @param create before the client, which may only have scopes that exist
 * @param widen before the client: everything that is to be, and the scopes that are to go
 * @param narrow after the client, which then has lost the scopes that go
 * @param drop after the client: identifiers of servers to delete
 * @param during the ledger's parts while this is being done
 * @param after the ledger's parts when it is done
 */
public record ServerPlan(
        Optional<ResourceServer> create,
        Optional<ResourceServer> widen,
        Optional<ResourceServer> narrow,
        List<String> drop,
        List<Part> during,
        List<Part> after) {

    static ServerPlan between(
            Ledger ledger, Observed observed, ResourceProperties wanted, Optional<ResourceProperties> before) {
        List<Part> during = new ArrayList<>();
        List<String> drop = new ArrayList<>();
        Optional<Part> own = Optional.empty();
        for (Part part : ledger.parts(Part.Kind.SERVER)) {
            ResourceServer found = observed.servers().get(part.name());
            if (wanted.resourceServer()
                    .filter(server -> server.identifier().equals(part.name()))
                    .isPresent()) {
                own = Optional.of(part);
            } else if (found != null && part.owns(found)) {
                drop.add(part.name());
                during.add(part);
            }
        }
        if (wanted.resourceServer().isEmpty()) {
            return new ServerPlan(Optional.empty(), Optional.empty(), Optional.empty(), drop, during, List.of());
        }
        ResourceServer server = wanted.resourceServer().get();
        ResourceServer found = observed.servers().get(server.identifier());
        if (found == null) {
            during.add(Part.making(Part.Kind.SERVER, server.identifier(), server));
            Part made = Part.made(Part.Kind.SERVER, server.identifier());
            return new ServerPlan(Optional.of(server), Optional.empty(), Optional.empty(), drop, during, List.of(made));
        }
        Part part = owned(own, found, server, wanted);
        ResourceServer target = part.is(Part.State.ADOPTED)
                ? server.withScopesOf(strangers(found, before.flatMap(ResourceProperties::resourceServer)))
                : server;
        during.add(part);
        ResourceServer wide = target.withScopesOf(found);
        // What is declared anew is written even where a look says that it is so already: it may show a moment ago.
        boolean declaredAnew = before.filter(b -> !b.resourceServer().equals(wanted.resourceServer()))
                .isPresent();
        return new ServerPlan(
                Optional.empty(),
                Optional.of(wide).filter(w -> !w.equals(found) || (declaredAnew && target.equals(w))),
                Optional.of(target).filter(t -> !t.equals(wide)),
                drop,
                during,
                List.of(part));
    }

    /** The part as which the found server is this resource's; refuses where it is not. */
    private static Part owned(
            Optional<Part> own, ResourceServer found, ResourceServer server, ResourceProperties wanted) {
        if (own.isPresent() && own.get().is(Part.State.ADOPTED)) {
            return own.get();
        }
        if (own.isPresent() && own.get().owns(found)) {
            return Part.made(Part.Kind.SERVER, found.identifier());
        }
        if (!wanted.adoptExisting()) {
            throw new Failure("ResourceServer.Identifier: user pool " + wanted.userPoolId()
                    + " already has a resource server '" + found.identifier()
                    + "', which this resource did not make; choose another identifier, leave ResourceServer out and"
                    + " name its scopes in Client.AllowedOAuthScopes, or take it over with AdoptExisting: true; "
                    + Part.made(Part.Kind.SERVER, found.identifier()).ownerHint(wanted.userPoolId()));
        }
        Set<String> lost = new TreeSet<>(found.scopes().keySet());
        lost.removeAll(server.scopes().keySet());
        if (!lost.isEmpty()) {
            throw new Failure("ResourceServer.Scopes: adopting resource server '" + found.identifier()
                    + "' would take away its scopes " + String.join(", ", lost)
                    + ", which others may use; declare them too");
        }
        return Part.adopted(Part.Kind.SERVER, found.identifier());
    }

    /** The scopes of an adopted server that this resource never declared: they stay. */
    private static ResourceServer strangers(ResourceServer found, Optional<ResourceServer> declaredBefore) {
        TreeMap<String, String> scopes = new TreeMap<>(found.scopes());
        declaredBefore
                .filter(server -> server.identifier().equals(found.identifier()))
                .ifPresent(server -> scopes.keySet().removeAll(server.scopes().keySet()));
        return new ResourceServer(found.identifier(), found.name(), scopes);
    }
}
