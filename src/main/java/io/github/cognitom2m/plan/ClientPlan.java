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
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** What has to happen to the app client. */
public sealed interface ClientPlan {

    /**
     * There is none, or not any more.
     *
     * @param client with the name that is declared: the suffix of the secret's ARN is known when the secret is claimed
     */
    record Make(AppClient client) implements ClientPlan {}

    /** There is one, which this resource made or adopts. */
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
     * @param domain what becomes of the domain, which an adopted client may need
     */
    static ClientPlan ofNew(Observed observed, ResourceProperties wanted, DomainPlan domain) {
        return ofNew(observed, wanted, domain, Optional.empty());
    }

    private static ClientPlan ofNew(
            Observed observed, ResourceProperties wanted, DomainPlan domain, Optional<String> clientOfValue) {
        return wanted.client()
                .adoptClientId()
                .<ClientPlan>map(clientId ->
                        adoption(observed, wanted, domain, clientId, clientOfValue.equals(Optional.of(clientId))))
                .orElseGet(() -> new Make(owned(wanted.client())));
    }

    /**
     * Decides what an existing generation has to do.
     *
     * @param before the properties that were there; where they declare another client, that is written even where it shows
     *     already, because a look may show what was true a moment ago
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
            return keptAdoption(own, observed, client, domain, before.map(ResourceProperties::client), newlyDeclared);
        }
        if (client.adoptClientId().isPresent()) {
            throw new Failure("Client.ClientId: this resource has made a client of its own; to adopt '"
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

    /** The ledger's part while this is being done; the id of a client that is being made is not known yet. */
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

    /** The part as which the client is known: one that was being made, and bears this generation's name, is made. */
    private static Part known(Part own, FoundClient found, Generation generation) {
        boolean wasMade = own.is(Part.State.MAKING) && found.client().name().endsWith("-" + generation.suffix());
        return wasMade ? Part.made(Part.Kind.CLIENT, found.id()) : own;
    }

    private static Existing existing(FoundClient found, AppClient target, Part part, boolean newlyDeclared) {
        return newlyDeclared || !target.equals(found.client())
                ? new Change(found, part, target)
                : new Keep(found, part);
    }

    private static Existing keptAdoption(
            Part part,
            Observed observed,
            ClientProperties client,
            DomainPlan domain,
            Optional<ClientProperties> before,
            boolean newlyDeclared) {
        if (client.adoptClientId().filter(id -> !id.equals(part.name())).isPresent()) {
            throw new Failure("Client.ClientId: this resource has adopted the client " + part.name()
                    + "; to adopt another one, remove the resource in one update and add it with that ClientId in the next"
                    + " one");
        }
        FoundClient found = observed.client()
                .orElseThrow(() -> new Failure("Client.ClientId: the adopted client '" + part.name()
                        + "' no longer exists; remove the resource in one update and add it without ClientId, or with"
                        + " that of another client, in the next one"));
        if (found.allowsClientCredentials()) {
            refuseWithoutToken(found, domain);
        }
        if (!found.signInFlows().isEmpty()) {
            // Users have come to sign in through it since: any change of ours would end that.
            return new Keep(found, part);
        }
        NavigableSet<String> scopes = new TreeSet<>(found.client().scopes());
        // What was declared before is this resource's to take away; what others have added stays.
        before.ifPresent(declared -> scopes.removeAll(declared.scopes()));
        scopes.addAll(client.scopes());
        return existing(found, adopted(found, client, scopes), part, newlyDeclared);
    }

    /**
     * Takes a client over.
     *
     * @param secretKnown whether the value that was kept from an earlier adoption holds the client's secret, which
     *     Cognito no longer shows once it has been rotated
     */
    private static Existing adoption(
            Observed observed, ResourceProperties wanted, DomainPlan domain, String clientId, boolean secretKnown) {
        FoundClient found = observed.client()
                .orElseThrow(() -> new Failure("Client.ClientId: the user pool has no client '" + clientId
                        + "'; correct the id, or leave ClientId out, and a client of its own is made"));
        refuse(
                clientId,
                "has ways for users to sign in, so that its secret is not for machines alone; leave ClientId out, and a"
                        + " client of its own is made: ",
                found.signInFlows());
        refuseWithoutToken(found, domain);
        Collection<String> lost = new TreeSet<>(found.client().scopes());
        lost.removeAll(wanted.client().scopes());
        refuse(clientId, "would lose scopes that are not in Client.AllowedOAuthScopes: ", lost);
        if (found.originalSecret().isEmpty() && !secretKnown) {
            throw refusal(
                    clientId,
                    "has no secret that Cognito still shows, so that it cannot be put into Secrets Manager; leave ClientId"
                            + " out, and a client of its own is made");
        }
        if (observed.clientSecrets() > 1 && !secretKnown) {
            throw refusal(clientId, "has a second secret, which somebody may use; delete it first");
        }
        return existing(
                found,
                adopted(found, wanted.client(), wanted.client().scopes()),
                Part.adopted(Part.Kind.CLIENT, clientId),
                false);
    }

    /** A client of the resource's own, as it is declared. */
    private static AppClient owned(ClientProperties client) {
        return new AppClient(
                client.name(), client.scopes(), client.accessTokenValidity().orElse(AppClient.STANDARD_VALIDITY), true);
    }

    /** An adopted client keeps its name, its flows and whatever else is not declared. */
    private static AppClient adopted(FoundClient found, ClientProperties client, NavigableSet<String> scopes) {
        return new AppClient(
                found.client().name(),
                scopes,
                client.accessTokenValidity().orElse(found.client().accessTokenValidity()),
                found.client().machineFlows());
    }

    /** An adopted client keeps its flows, so that they have to allow a token, with or without a domain. */
    private static void refuseWithoutToken(FoundClient found, DomainPlan domain) {
        boolean byEndpoint = found.allowsClientCredentials() && domain.name().isPresent();
        if (!byEndpoint && !found.allowsClientToken()) {
            throw new Failure(
                    "Client.ClientId: the client '" + found.id() + "' gets no token: it needs either the OAuth"
                            + " flow client_credentials and a domain (Domain: {Domain: <a prefix of your choice, or the name of"
                            + " the custom domain that the user pool has>}), or ALLOW_CLIENT_TOKEN_AUTH as its only explicit"
                            + " authentication flow");
        }
    }

    private static void refuse(String clientId, String why, Collection<String> what) {
        if (!what.isEmpty()) {
            throw refusal(clientId, why + String.join(", ", what));
        }
    }

    private static Failure refusal(String clientId, String why) {
        return new Failure("Client.ClientId: the client '" + clientId + "' cannot be adopted: it " + why);
    }
}
