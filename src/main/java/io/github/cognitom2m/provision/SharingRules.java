package io.github.cognitom2m.provision;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.FoundClient;
import io.github.cognitom2m.converge.ParallelCalls;
import io.github.cognitom2m.ledger.Claim;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.plan.Observed;
import io.github.cognitom2m.properties.ResourceProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Refuses scopes that their owner does not share with this stack, unless the client has them already. */
record SharingRules(Invocation invocation, ResourceProperties wanted) {

    /**
     * Checks the scopes that are new.
     *
     * @param before the properties that were there, which count if the client is gone
     * @throws Failure with the owner
     */
    void check(Observed observed, Optional<ResourceProperties> before) {
        Map<String, List<String>> added = new TreeMap<>();
        wanted.client().scopes().stream()
                .filter(scope -> !had(scope, observed, before) && !isOwn(scope))
                .forEach(scope -> added.computeIfAbsent(server(scope), id -> new ArrayList<>())
                        .add(scope));
        ParallelCalls calls = invocation.patient().parallelCalls();
        OtherLedgers others = invocation.otherLedgers(wanted.userPoolId());
        Map<String, Supplier<Optional<Claim>>> withheld = new TreeMap<>();
        added.keySet()
                .forEach(id -> withheld.put(id, calls.start(() -> others.withholds(Part.made(Part.Kind.SERVER, id)))));
        calls.join();
        withheld.forEach((id, claim) -> claim.get().ifPresent(owner -> {
            throw refusal(id, added.getOrDefault(id, List.of()), owner);
        }));
    }

    private static boolean had(String scope, Observed observed, Optional<ResourceProperties> before) {
        return observed.client()
                .map(FoundClient::client)
                .map(client -> client.scopes().contains(scope))
                .orElseGet(
                        () -> before.filter(earlier -> earlier.client().scopes().contains(scope))
                                .isPresent());
    }

    private boolean isOwn(String scope) {
        return wanted.resourceServer()
                .filter(server -> server.identifier().equals(server(scope)))
                .isPresent();
    }

    private static String server(String scope) {
        return scope.substring(0, scope.lastIndexOf('/'));
    }

    private Failure refusal(String server, List<String> scopes, Claim owner) {
        return new Failure("Client.AllowedOAuthScopes: resource server '" + server + "' of user pool "
                + wanted.userPoolId() + " belongs to " + owner.holder() + ", which does not share its scopes with this"
                + " stack; leave out " + String.join(", ", scopes) + ", or have its owner add "
                + invocation.request().stack().stackName() + " to ResourceServer.SharedWith");
    }
}
