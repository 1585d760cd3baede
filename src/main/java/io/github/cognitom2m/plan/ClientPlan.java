package io.github.cognitom2m.plan;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.AppClient;
import io.github.cognitom2m.cognito.FoundClient;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.properties.ClientProperties;
import io.github.cognitom2m.properties.ResourceProperties;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What has to happen to the app client.
 *
 * @param create a client that does not exist, or not any more
 * @param update the client as it is to be
 * @param found the client as it is
 * @param during the ledger's part while this is being done
 */
public record ClientPlan(
        Optional<AppClient> create, Optional<AppClient> update, Optional<FoundClient> found, Part during) {
    // The name of what is being made: its id is not known yet.
    private static final String UNKNOWN = "unknown";

    /**
     * Decides what to do.
     *
     * @param declaredAnew whether another client is declared than before: then it is written even where a look says
     *     that it is so already, for a look may show what was true a moment ago
     * @param suffix the six random characters of the secret's ARN, which make the client's name unique
     */
    static ClientPlan between(
            Ledger ledger, Observed observed, ResourceProperties wanted, boolean declaredAnew, String suffix) {
        ClientProperties client = wanted.client();
        Optional<Part> own = ledger.client();
        if (client.adoptClientId().isPresent()
                && !own.filter(part -> part.is(Part.State.ADOPTED)).isPresent()) {
            return adoption(own, observed, wanted, client.adoptClientId().get());
        }
        if (own.isPresent() && own.get().is(Part.State.ADOPTED)) {
            return keptAdoption(own.get(), observed, client, declaredAnew);
        }
        AppClient target =
                new AppClient(client.name() + "-" + suffix, client.scopes(), client.accessTokenValidity(), true, true);
        if (observed.client().isEmpty()) {
            return new ClientPlan(
                    Optional.of(target),
                    Optional.empty(),
                    Optional.empty(),
                    Part.making(Part.Kind.CLIENT, UNKNOWN, UNKNOWN));
        }
        return existing(observed.client().get(), target, own.orElseThrow(), declaredAnew);
    }

    private static ClientPlan existing(FoundClient found, AppClient target, Part part, boolean declaredAnew) {
        return new ClientPlan(
                Optional.empty(),
                Optional.of(target).filter(t -> declaredAnew || !t.equals(found.client())),
                Optional.of(found),
                part);
    }

    private static ClientPlan keptAdoption(
            Part part, Observed observed, ClientProperties client, boolean declaredAnew) {
        if (client.adoptClientId().filter(id -> !id.equals(part.name())).isPresent()) {
            throw new Failure("Client.ClientId: this resource has adopted the client " + part.name()
                    + "; to adopt another one, give the resource a new logical id");
        }
        FoundClient found = observed.client().orElseThrow(() -> gone(part.name()));
        return existing(found, target(found, client), part, declaredAnew);
    }

    private static ClientPlan adoption(
            Optional<Part> own, Observed observed, ResourceProperties wanted, String clientId) {
        if (own.isPresent()) {
            throw new Failure("Client.ClientId: this resource has made a client of its own; to adopt '" + clientId
                    + "', give the resource a new logical id");
        }
        FoundClient found = observed.client().orElseThrow(() -> gone(clientId));
        refuse(
                clientId,
                "has ways for users to sign in, which the client-credentials flow would take away; leave ClientId out, and a"
                        + " client of its own is made: ",
                found.signInFlows());
        Collection<String> lost = new TreeSet<>(found.client().scopes());
        lost.removeAll(wanted.client().scopes());
        refuse(clientId, "would lose scopes that are not in Client.AllowedOAuthScopes: ", lost);
        if (found.originalSecret().isEmpty()) {
            refuse(
                    clientId,
                    "has no secret that Cognito still shows, so that it cannot be put into Secrets Manager; ",
                    List.of("make a client of this resource's own instead"));
        }
        if (observed.clientSecrets() > 1) {
            refuse(clientId, "has a second secret, which somebody may use; ", List.of("delete it first"));
        }
        return existing(found, target(found, wanted.client()), Part.adopted(Part.Kind.CLIENT, clientId), false);
    }

    /** An adopted client keeps its name, and what nobody has chosen about signing in. */
    private static AppClient target(FoundClient found, ClientProperties client) {
        return new AppClient(
                found.client().name(),
                client.scopes(),
                client.accessTokenValidity(),
                true,
                found.client().signInOff());
    }

    private static void refuse(String clientId, String why, Collection<String> what) {
        if (!what.isEmpty()) {
            throw new Failure("Client.ClientId: the client '" + clientId + "' cannot be adopted: it " + why
                    + String.join(", ", what));
        }
    }

    private static Failure gone(String clientId) {
        return new Failure("Client.ClientId: the user pool has no client '" + clientId
                + "'; correct the id, or leave ClientId out and give the resource a new logical id, with which it makes"
                + " a client of its own");
    }
}
