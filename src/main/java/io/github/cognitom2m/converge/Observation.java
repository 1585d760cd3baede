package io.github.cognitom2m.converge;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.FoundClient;
import io.github.cognitom2m.cognito.FoundDomain;
import io.github.cognitom2m.cognito.ResourceServer;
import io.github.cognitom2m.cognito.UserPool;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.plan.Observed;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.properties.ResourceServerProperties;
import io.github.cognitom2m.secret.Credential;
import io.github.cognitom2m.time.Pace;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What to look at in Cognito; looking changes nothing.
 *
 * @param inTheWay for which domains to wait until a deletion that is under way has ended
 */
public record Observation(
        String userPoolId,
        boolean pool,
        Set<String> servers,
        Set<String> domains,
        Predicate<String> inTheWay,
        Optional<String> client,
        boolean clientSecrets) {
    // The part of the time that is reserved, so that there is enough to say what conflicts.
    private static final Duration FOR_THE_REST = Duration.ofSeconds(5);
    private static final Pace UNTIL_DELETED = Pace.every(Duration.ofSeconds(2));

    /** Observes what the properties name. */
    public static Observation at(ResourceProperties wanted) {
        return new Observation(
                wanted.userPoolId(),
                true,
                wanted.resourceServer()
                        .map(ResourceServerProperties::identifier)
                        .map(Set::of)
                        .orElse(Set.of()),
                wanted.domain().map(domain -> domain.name()).map(Set::of).orElse(Set.of()),
                isOfTheKindOf(wanted),
                wanted.client().adoptClientId(),
                wanted.client().adoptClientId().isPresent());
    }

    /** Observes what the properties name, and the client of the current credentials. */
    public static Observation at(ResourceProperties wanted, Optional<Credential> current) {
        Observation look = at(wanted);
        Optional<String> client = look.client.or(() -> current.map(Credential::clientId));
        return new Observation(look.userPoolId, look.pool, look.servers, look.domains, look.inTheWay, client, false);
    }

    /** Observes what the ledger names and was not seen: because it was not looked for, is gone, or appears late. */
    public static Observation beyond(ResourceProperties wanted, Ledger ledger, Observed observed) {
        Set<String> servers = names(ledger, Part.Kind.SERVER);
        servers.removeAll(observed.servers().keySet());
        Set<String> domains = names(ledger, Part.Kind.DOMAIN);
        domains.removeAll(observed.domains().keySet());
        Optional<String> seen = observed.client().map(FoundClient::id);
        Optional<String> client = ledger.client()
                .filter(part -> !part.is(Part.State.MAKING))
                .map(Part::name)
                .filter(id -> !seen.equals(Optional.of(id)));
        return new Observation(wanted.userPoolId(), false, servers, domains, isOfTheKindOf(wanted), client, false);
    }

    public boolean isAtNothing() {
        return !pool && servers.isEmpty() && domains.isEmpty() && client.isEmpty();
    }

    /** Starts to look; the result is available when the calls have been joined. */
    public Supplier<Observed> start(AwsServices aws, ParallelCalls calls) {
        Supplier<Optional<UserPool>> poolFound =
                pool ? calls.start(() -> aws.pools().find(userPoolId)) : Optional::empty;
        Map<String, Supplier<Optional<ResourceServer>>> serversFound =
                each(servers, id -> calls.start(() -> aws.servers(userPoolId).find(id)));
        Map<String, Supplier<Optional<FoundDomain>>> domainsFound =
                each(domains, name -> calls.start(() -> settled(aws, name)));
        Supplier<Optional<FoundClient>> clientFound = client.<Supplier<Optional<FoundClient>>>map(
                        id -> calls.start(() -> aws.appClients(userPoolId).find(id)))
                .orElse(Optional::empty);
        Supplier<Integer> secrets = clientSecrets
                ? calls.start(() -> aws.clientSecrets(userPoolId, client.orElseThrow())
                        .list()
                        .size())
                : () -> 0;
        return () -> new Observed(
                poolFound.get(), present(serversFound), present(domainsFound), clientFound.get(), secrets.get());
    }

    /** A pool has one domain of each kind, so one that is being deleted conflicts with another of its kind. */
    private static Predicate<String> isOfTheKindOf(ResourceProperties wanted) {
        return name -> wanted.domain()
                .filter(domain -> domain.isCustom() == Domain.isCustom(name))
                .isPresent();
    }

    /** The domain; if it conflicts and is being deleted, waits until that has ended. */
    private Optional<FoundDomain> settled(AwsServices aws, String name) {
        Optional<FoundDomain> found = aws.deadline()
                .earlier(FOR_THE_REST)
                .poll(
                        UNTIL_DELETED,
                        () -> aws.domains(userPoolId).find(name),
                        seen -> !inTheWay.test(name) || !isBeingDeleted(seen));
        if (inTheWay.test(name) && isBeingDeleted(found)) {
            throw new Failure("Domain.Domain: user pool " + userPoolId + " cannot have another domain while '" + name
                    + "' is still being deleted, which can take an hour for a domain of your own; try again when aws"
                    + " cognito-idp describe-user-pool-domain --domain " + name + " no longer shows it");
        }
        return found;
    }

    private static boolean isBeingDeleted(Optional<FoundDomain> found) {
        return found.filter(domain -> domain.is(FoundDomain.State.DELETING)).isPresent();
    }

    private static Set<String> names(Ledger ledger, Part.Kind kind) {
        List<Part> parts = ledger.parts(kind);
        return parts.stream()
                .filter(part -> !part.is(Part.State.LEFT))
                .map(Part::name)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static <T> Map<String, Supplier<T>> each(Set<String> names, Function<String, Supplier<T>> start) {
        return names.stream().sorted().collect(Collectors.toMap(name -> name, start));
    }

    private static <T> Map<String, T> present(Map<String, Supplier<Optional<T>>> found) {
        return found.entrySet().stream()
                .filter(entry -> entry.getValue().get().isPresent())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get().orElseThrow()));
    }
}
