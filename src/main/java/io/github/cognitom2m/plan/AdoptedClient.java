package io.github.cognitom2m.plan;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.AppClient;
import io.github.cognitom2m.cognito.FoundClient;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.properties.ClientProperties;
import io.github.cognitom2m.properties.ResourceProperties;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Decides what happens to an app client that this resource did not create: it keeps everything that is not declared.
 */
final class AdoptedClient {

    private AdoptedClient() {}

    static ClientPlan.Existing kept(
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
            // Users sign in through it by now, and any change would end that.
            return new ClientPlan.Keep(found, part);
        }
        NavigableSet<String> scopes = new TreeSet<>(found.client().scopes());
        // This resource may take away what it declared before; what others have added stays.
        before.ifPresent(declared -> scopes.removeAll(declared.scopes()));
        scopes.addAll(client.scopes());
        return ClientPlan.existing(found, adopted(found, client, scopes), part, newlyDeclared);
    }

    /**
     * Takes a client over.
     *
     * @param secretKnown whether the value that was kept from an earlier adoption holds the client's secret, which
     *     Cognito no longer shows once it has been rotated
     */
    static ClientPlan.Existing adopting(
            Observed observed, ResourceProperties wanted, DomainPlan domain, String clientId, boolean secretKnown) {
        FoundClient found = observed.client()
                .orElseThrow(() -> new Failure("Client.ClientId: the user pool has no client '" + clientId
                        + "'; correct the id, or leave ClientId out to create a client"));
        refuse(
                clientId,
                "lets users sign in, so its secret is not for machines alone; leave ClientId out to create a"
                        + " client, or remove these flows: ",
                found.signInFlows());
        refuseWithoutToken(found, domain);
        Collection<String> lost = new TreeSet<>(found.client().scopes());
        lost.removeAll(wanted.client().scopes());
        refuse(clientId, "would lose scopes that are not in Client.AllowedOAuthScopes: ", lost);
        if (found.originalSecret().isEmpty() && !secretKnown) {
            throw refusal(
                    clientId,
                    "has no secret that Cognito still shows, so it cannot be stored in Secrets Manager; leave"
                            + " ClientId out to create a client");
        }
        if (observed.clientSecrets() > 1 && !secretKnown) {
            throw refusal(clientId, "has a second secret, which somebody may use; delete it first");
        }
        return ClientPlan.existing(
                found,
                adopted(found, wanted.client(), wanted.client().scopes()),
                Part.adopted(Part.Kind.CLIENT, clientId),
                false);
    }

    /** An adopted client keeps its name, its flows and whatever else is not declared. */
    private static AppClient adopted(FoundClient found, ClientProperties client, NavigableSet<String> scopes) {
        return new AppClient(
                found.client().name(),
                scopes,
                client.accessTokenValidity().orElse(found.client().accessTokenValidity()),
                found.client().machineFlows());
    }

    /** An adopted client keeps its flows, so they have to allow a token, with or without a domain. */
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
