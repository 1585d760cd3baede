package io.github.cognitom2m.plan;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.AppClient;
import io.github.cognitom2m.cognito.FoundClient;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.properties.ClientProperties;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.Credential;
import io.github.cognitom2m.secret.StoredValue;
import java.util.Optional;

/** What has to happen to the app client. */
public sealed interface ClientPlan {

    /**
     * There is none, or no longer.
     *
     * @param client with the name that is declared: the suffix of the secret's ARN is known when the secret is claimed
     *
     */
    record Make(AppClient client) implements ClientPlan {}

    /** There is one, which this resource created or adopts. */
    sealed interface Existing extends ClientPlan {

        FoundClient found();

        Part part();

        /** The client's name when all is done. */
        String name();
    }

    record Keep(FoundClient found, Part part) implements Existing {
        @Override
        public String name() {
            return found.client().name();
        }
    }

    record Change(FoundClient found, Part part, AppClient to) implements Existing {
        @Override
        public String name() {
            return to.name();
        }
    }

    /**
     * Decides what a new generation has to do.
     *
     * @param domain what happens to the domain, which an adopted client may need
     */
    static ClientPlan ofNew(Observed observed, ResourceProperties wanted, DomainPlan domain) {
        return ofNew(observed, wanted, domain, Optional.empty());
    }

    private static ClientPlan ofNew(
            Observed observed, ResourceProperties wanted, DomainPlan domain, Optional<String> clientOfValue) {
        return wanted.client()
                .adoptClientId()
                .<ClientPlan>map(clientId -> AdoptedClient.adopting(
                        observed, wanted, domain, clientId, clientOfValue.equals(Optional.of(clientId))))
                .orElseGet(() -> new Make(owned(wanted.client())));
    }

    /**
     * Decides what an existing generation has to do.
     *
     * @param before the properties that were there; if they declare another client, that is written even if it is
     *     already visible, because a look may show an outdated state
     */
    static ClientPlan between(
            Generation generation,
            Observed observed,
            ResourceProperties wanted,
            DomainPlan domain,
            Optional<ResourceProperties> before) {
        boolean newlyDeclared =
                before.filter(b -> !b.client().equals(wanted.client())).isPresent();
        Ledger ledger = generation.ledger();
        if (ledger.client().isEmpty()) {
            return ofNew(
                    observed,
                    wanted,
                    domain,
                    generation.current().flatMap(StoredValue::credential).map(Credential::clientId));
        }
        Part own = ledger.client().get();
        ClientProperties client = wanted.client();
        if (own.is(Part.State.ADOPTED)) {
            return AdoptedClient.kept(
                    own, observed, client, domain, before.map(ResourceProperties::client), newlyDeclared);
        }
        if (client.adoptClientId().isPresent()) {
            throw new Failure("Client.ClientId: this resource has created its own client; to adopt '"
                    + client.adoptClientId().get() + "' instead, remove the resource in one update and add it with that"
                    + " ClientId in the next one");
        }
        AppClient target = owned(client);
        return observed.client()
                .<ClientPlan>map(found -> existing(
                        found,
                        target.withName(generation.clientName(client.name())),
                        known(own, found, generation),
                        newlyDeclared))
                .orElseGet(() -> new Make(target));
    }

    /** The ledger's part while this is being done; the id of a client that is being created is not known yet. */
    default Part during() {
        return switch (this) {
            case Make make -> Part.makingClient();
            case Existing existing -> existing.part();
        };
    }

    /** The ledger's part when it is done. */
    default Part after(String clientId) {
        return switch (this) {
            case Make make -> Part.made(Part.Kind.CLIENT, clientId);
            case Existing existing -> existing.part();
        };
    }

    /** The part as which the client is known: one that was being made and has this generation's name is made. */
    private static Part known(Part own, FoundClient found, Generation generation) {
        boolean wasMade = own.is(Part.State.MAKING) && found.client().name().endsWith("-" + generation.suffix());
        return wasMade ? Part.made(Part.Kind.CLIENT, found.id()) : own;
    }

    static Existing existing(FoundClient found, AppClient target, Part part, boolean newlyDeclared) {
        return newlyDeclared || !target.equals(found.client())
                ? new Change(found, part, target)
                : new Keep(found, part);
    }

    /** A client of the resource's own, as it is declared. */
    private static AppClient owned(ClientProperties client) {
        return new AppClient(
                client.name(), client.scopes(), client.accessTokenValidity().orElse(AppClient.STANDARD_VALIDITY), true);
    }
}
