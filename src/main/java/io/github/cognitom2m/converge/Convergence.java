package io.github.cognitom2m.converge;

import io.github.cognitom2m.aws.Refusal;
import io.github.cognitom2m.cognito.AppClient;
import io.github.cognitom2m.cognito.AppClients;
import io.github.cognitom2m.cognito.Domains;
import io.github.cognitom2m.cognito.Endpoints;
import io.github.cognitom2m.cognito.FoundClient;
import io.github.cognitom2m.cognito.FoundDomain;
import io.github.cognitom2m.cognito.ResourceServers;
import io.github.cognitom2m.cognito.UserPool;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.plan.ClientPlan;
import io.github.cognitom2m.plan.Plan;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.Credential;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Brings one generation to what is wanted, in an order in which nothing that works stops working: a thing is created
 * before its first use, and removed only after its last use.
 */
public final class Convergence {
    private final AwsServices aws;
    private final Generation generation;
    private final ResourceProperties wanted;
    private final Plan plan;
    private final Ledger during;
    private final SecretValue value;
    private final AppClients clients;
    private final ServerChange server;
    private final DomainChange domains;
    private final Creations creations;
    private Ledger known;
    private Supplier<Optional<String>> distribution = Optional::empty;

    public Convergence(
            AwsServices aws,
            Endpoints endpoints,
            UserPool pool,
            Generation generation,
            ResourceProperties wanted,
            Plan plan) {
        this.aws = aws;
        this.generation = generation;
        this.wanted = wanted;
        this.plan = plan;
        this.during = plan.during(generation.ledger());
        this.value = new SecretValue(
                aws.values(),
                endpoints,
                generation,
                pool,
                plan.domain().name(),
                wanted.client().scopes());
        this.clients = aws.appClients(wanted.userPoolId());
        this.server = new ServerChange(aws.servers(wanted.userPoolId()), plan.server());
        this.domains = new DomainChange(aws, wanted.userPoolId());
        this.creations = new Creations(aws.deadline());
        this.known = withoutClient();
    }

    public Converged run() {
        try {
            return switch (plan.client()) {
                case ClientPlan.Make make -> make(make.client());
                case ClientPlan.Existing existing -> bring(existing);
            };
        } catch (RuntimeException e) {
            settle(e);
            throw e;
        }
    }

    private Converged make(AppClient declared) {
        write(generation.ledger(), during);
        prepare(Optional.empty());
        if (value.hasVersion()) {
            // Clients whose secrets were lost: deleted by hand, or created by an attempt that was interrupted.
            new GenerationClients(clients, generation.suffix()).delete();
        }
        FoundClient client = create(declared.withName(generation.clientName(declared.name())));
        known = during.withParts(Part.Kind.CLIENT, List.of(Part.made(Part.Kind.CLIENT, client.id())));
        Credential credential = value.of(client);
        Optional<FoundDomain> domain = finish(client.id(), Optional.of(credential));
        return new Converged(credential, client.client().name(), true, domain, distribution.get());
    }

    private Converged bring(ClientPlan.Existing client) {
        value.checkReadable();
        Credential next = value.of(client.found());
        String id = client.found().id();
        boolean isCurrent = !plan.valueNewlyDeclared() && value.isCurrent(next);
        if (plan.changesNothing() && isCurrent) {
            write(generation.ledger(), plan.after(generation.ledger(), id));
            return new Converged(next, client.name(), false, Optional.empty(), Optional.empty());
        }
        write(generation.ledger(), during);
        Optional<Credential> outdated = Optional.of(next).filter(v -> !isCurrent);
        Optional<String> staged = prepare(outdated.filter(v -> value.hasVersion()));
        ParallelCalls calls = aws.parallelCalls();
        if (client instanceof ClientPlan.Change change) {
            calls.run(() -> clients.update(change.found(), change.to()));
        }
        staged.ifPresent(version -> calls.run(() -> value.makeCurrent(version)));
        calls.join();
        Optional<FoundDomain> domain = finish(id, outdated.filter(v -> !value.hasVersion()));
        return new Converged(next, client.name(), true, domain, distribution.get());
    }

    /** Changes servers, domains, the secret itself, and stages the new value; returns that value's version. */
    private Optional<String> prepare(Optional<Credential> ahead) {
        String arn = generation.arn();
        ParallelCalls calls = aws.parallelCalls();
        server.beforeClient(calls, creations);
        distribution = domains.begin(plan.domain(), calls, creations);
        if (plan.secret().describe()) {
            calls.run(() -> aws.secrets()
                    .update(arn, wanted.secret().description(), wanted.secret().kmsKeyId()));
        }
        calls.run(() -> aws.secrets().tag(arn, plan.secret().tag()));
        calls.run(() -> aws.secrets().untag(arn, plan.secret().untag()));
        calls.run(() -> aws.replicas().remove(arn, plan.secret().removeReplicas()));
        // A new key re-encrypts only versions with AWS's own labels, so it comes before a version without them.
        boolean keyFirst = plan.secret().describe();
        Optional<Supplier<String>> staged =
                ahead.filter(next -> !keyFirst).map(next -> calls.start(() -> value.stage(next)));
        calls.join();
        return keyFirst ? ahead.map(value::stage) : staged.map(Supplier::get);
    }

    private FoundClient create(AppClient client) {
        try {
            known = during;
            return new GenerationClients(clients, generation.suffix()).create(client, aws.deadline());
        } catch (SdkException e) {
            if (Refusal.isDefinite(e)) {
                known = withoutClient();
            }
            throw e;
        }
    }

    /** Does what comes after the client; returns the domain that was created, as described now. */
    private Optional<FoundDomain> finish(String clientId, Optional<Credential> put) {
        ResourceServers servers = aws.servers(wanted.userPoolId());
        Domains poolDomains = aws.domains(wanted.userPoolId());
        Ledger after = plan.after(during, clientId);
        boolean drops = !plan.drop().isEmpty();
        if (drops) {
            // Nobody must read the name of a domain that is gone.
            put.ifPresent(value::put);
        }
        ParallelCalls calls = aws.parallelCalls();
        server.afterClient(calls);
        plan.drop(Part.Kind.SERVER).forEach(part -> calls.run(() -> servers.delete(part.name())));
        plan.drop(Part.Kind.DOMAIN).forEach(part -> calls.run(() -> poolDomains.delete(part.name())));
        if (!drops) {
            calls.run(() -> write(during, after));
            put.ifPresent(next -> calls.run(() -> value.put(next)));
        }
        Supplier<Optional<FoundDomain>> made = plan.domain()
                .making()
                .map(domain -> calls.start(() -> poolDomains.find(domain.name())))
                .orElse(Optional::empty);
        calls.join();
        if (drops) {
            // A dropped part stays in the ledger until AWS has accepted its deletion.
            write(during, after);
        }
        // Last, because a replica copies what the secret holds.
        aws.replicas().add(generation.arn(), plan.secret().replicate());
        return made.get();
    }

    /** The ledger without the client, unless it had a value and so may have had a client. */
    private Ledger withoutClient() {
        return plan.client() instanceof ClientPlan.Make && !value.hasVersion()
                ? during.withParts(Part.Kind.CLIENT, List.of())
                : during;
    }

    /** Records what is known to have been created, so that it is found even if it is changed by hand meanwhile. */
    private void settle(RuntimeException cause) {
        try {
            write(during, creations.settled(known));
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private void write(Ledger from, Ledger to) {
        aws.secrets().retag(generation.arn(), from.toTags(), to.toTags());
    }
}
