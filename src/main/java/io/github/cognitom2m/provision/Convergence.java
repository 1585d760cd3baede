package io.github.cognitom2m.provision;

import io.github.cognitom2m.aws.Refusal;
import io.github.cognitom2m.cognito.AppClient;
import io.github.cognitom2m.cognito.AppClients;
import io.github.cognitom2m.cognito.Endpoints;
import io.github.cognitom2m.cognito.FoundClient;
import io.github.cognitom2m.cognito.ResourceServers;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.plan.Plan;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.Credential;
import io.github.cognitom2m.secret.CredentialSecrets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Brings one generation to what is wanted, in an order in which nothing that works stops working: what is new comes
 * before its use, what goes goes after its last use.
 */
final class Convergence {

    /**
     * What came of it.
     *
     * @param changed whether anything had to be done
     */
    record Result(Credential value, String clientName, boolean changed) {}

    private final AwsServices rooms;
    private final Generation generation;
    private final ResourceProperties wanted;
    private final Plan plan;
    private final Ledger during;
    private final SecretValue value;

    Convergence(AwsServices rooms, Endpoints site, Generation generation, ResourceProperties wanted, Plan plan) {
        this.rooms = rooms;
        this.generation = generation;
        this.wanted = wanted;
        this.plan = plan;
        this.during = plan.during(generation.ledger());
        this.value = new SecretValue(
                rooms.values(),
                site,
                generation,
                wanted.userPoolId(),
                plan.domain().name(),
                wanted.client().scopes());
    }

    Result run() {
        if (plan.client().create().isEmpty()) {
            value.checkReadable();
        }
        // The new value, as far as it is known before there is a client.
        Optional<Credential> next = plan.client().found().map(value::of);
        if (plan.changesNothing() && next.filter(this::isCurrent).isPresent()) {
            FoundClient client = plan.client().found().orElseThrow();
            write(generation.ledger(), plan.after(generation.ledger(), client.id()));
            return new Result(next.get(), client.client().name(), false);
        }
        write(generation.ledger(), during);
        Optional<Credential> ahead = next.filter(v -> value.hasVersion() && !isCurrent(v));
        Optional<String> staged = prepare(ahead);
        FoundClient client = changeClient(staged);
        Credential result = next.orElseGet(() -> value.of(client));
        finish(client, staged.isPresent() || isCurrent(result) ? Optional.empty() : Optional.of(result));
        String name = plan.client()
                .update()
                .map(AppClient::name)
                .orElse(client.client().name());
        return new Result(result, name, true);
    }

    private boolean isCurrent(Credential credential) {
        return !plan.valueDeclaredAnew() && value.isCurrent(credential);
    }

    /** Servers, domains, the secret itself, and the new value where nobody reads it yet; returns that one's version. */
    private Optional<String> prepare(Optional<Credential> ahead) {
        CredentialSecrets secrets = rooms.secrets();
        ResourceServers servers = rooms.servers(wanted.userPoolId());
        DomainChange domains = new DomainChange(rooms, wanted.userPoolId());
        Creations creations = new Creations(rooms.deadline());
        String arn = generation.arn();
        ParallelCalls fork = rooms.fork();
        plan.server()
                .create()
                .ifPresent(server -> fork.run(() -> creations.create(
                        Part.making(Part.Kind.SERVER, server.identifier(), server),
                        () -> servers.create(server),
                        () -> servers.find(server.identifier()))));
        plan.server().widen().ifPresent(server -> fork.run(() -> servers.update(server)));
        plan.domain()
                .create()
                .ifPresent(domain ->
                        fork.run(() -> domains.create(domain, plan.domain().replaced(), creations)));
        plan.domain()
                .update()
                .ifPresent(domain ->
                        fork.run(() -> rooms.domains(wanted.userPoolId()).update(domain)));
        if (plan.secret().describe()) {
            fork.run(() -> secrets.update(
                    arn, wanted.secret().description(), wanted.secret().kmsKeyId()));
        }
        fork.run(() -> secrets.tag(arn, plan.secret().tag()));
        fork.run(() -> secrets.untag(arn, plan.secret().untag()));
        fork.run(() -> secrets.removeReplicas(arn, plan.secret().removeReplicas()));
        Optional<Supplier<String>> staged = ahead.map(next -> fork.start(() -> value.stage(next)));
        try {
            fork.join();
        } catch (RuntimeException e) {
            settle(creations.settled(withoutClient()), e);
            throw e;
        }
        return staged.map(Supplier::get);
    }

    private FoundClient changeClient(Optional<String> staged) {
        ParallelCalls fork = rooms.fork();
        Supplier<FoundClient> client = fork.start(this::client);
        staged.ifPresent(version -> fork.run(() -> value.makeCurrent(version)));
        fork.join();
        return client.get();
    }

    private FoundClient client() {
        AppClients clients = rooms.appClients(wanted.userPoolId());
        if (plan.client().create().isPresent()) {
            if (value.hasVersion()) {
                // Clients whose secrets were lost: deleted by hand, or made by an attempt that broke off.
                Release.clientsOf(rooms, wanted.userPoolId(), generation.suffix());
            }
            return create(clients, plan.client().create().get());
        }
        FoundClient found = plan.client().found().orElseThrow();
        plan.client().update().ifPresent(client -> clients.update(found, client));
        return found;
    }

    private FoundClient create(AppClients clients, AppClient client) {
        try {
            return clients.create(client);
        } catch (SdkException e) {
            if (Refusal.isDefinite(e)) {
                settle(withoutClient(), e);
                throw e;
            }
            // The name is unique, so that what bears it was made by the call whose reply was lost.
            return rooms.deadline()
                    .untilFound(() -> clients.idsByName(client.name()::equals).stream()
                            .findFirst()
                            .flatMap(clients::find))
                    .orElseThrow(() -> e);
        }
    }

    private void finish(FoundClient client, Optional<Credential> put) {
        ResourceServers servers = rooms.servers(wanted.userPoolId());
        DomainChange domains = new DomainChange(rooms, wanted.userPoolId());
        Ledger after = plan.after(during, client.id());
        ParallelCalls fork = rooms.fork();
        plan.server().narrow().ifPresent(server -> fork.run(() -> servers.update(server)));
        plan.server().drop().forEach(id -> fork.run(() -> servers.delete(id)));
        plan.domain().drop().forEach(name -> fork.run(() -> domains.delete(name)));
        if (!plan.drops()) {
            fork.run(() -> write(during, after));
        }
        put.ifPresent(next -> fork.run(() -> value.put(next)));
        fork.join();
        if (plan.drops()) {
            // What is being deleted stays in the ledger until it is gone.
            write(during, after);
        }
        // Last, for a replica is made of what the secret holds.
        rooms.secrets().replicate(generation.arn(), plan.secret().replicate());
    }

    /** The ledger where no client was asked for yet, or none was given; one that had a value may have had a client. */
    private Ledger withoutClient() {
        return plan.client().create().isPresent() && !value.hasVersion()
                ? during.withParts(Part.Kind.CLIENT, List.of())
                : during;
    }

    /** Writes down what became of a step that failed. */
    private void settle(Ledger known, RuntimeException cause) {
        try {
            write(during, known);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private void write(Ledger from, Ledger to) {
        Ledgers.write(rooms.secrets(), generation.arn(), from, to);
    }
}
