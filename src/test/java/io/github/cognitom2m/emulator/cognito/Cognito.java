package io.github.cognitom2m.emulator.cognito;

import static java.util.Map.entry;

import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.JsonService;
import io.github.cognitom2m.emulator.JsonService.CallLog;
import io.github.cognitom2m.emulator.JsonService.Operation;
import io.github.cognitom2m.emulator.Lagging;
import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.wire.Operations;
import io.github.cognitom2m.emulator.wire.Operations.Handler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The emulated Cognito: its services, its settings, and its state for tests to look at. */
public final class Cognito {
    /**
     * All that Cognito keeps, with its recent past; how it differs from the usual one is not part of it.
     *
     * @param keys with which pools sign; empty if they never did
     */
    public record State(
            List<Lagging.Version<World>> worlds,
            Optional<SigningKeys> keys,
            Set<String> issuedSecrets,
            Set<String> issuedTokens) {}

    private final CognitoState state;
    private final JsonService api;
    private final WellKnown wellKnown;
    private final TokenEndpoint tokens;

    public Cognito(EmulatedTime time, Place place, RandomGenerator random, CallLog calls) {
        this.state = new CognitoState(time, place, random);
        // Fact: COG-WIRE
        this.api = new JsonService("cognito-idp", operations(state), time, calls);
        this.wellKnown = new WellKnown(state);
        this.tokens = new TokenEndpoint(state);
    }

    private static Map<String, Operation> operations(CognitoState state) {
        Pools pools = new Pools(state);
        ResourceServers servers = new ResourceServers(state);
        Domains domains = new Domains(state);
        Clients clients = new Clients(state);
        ClientSecrets secrets = new ClientSecrets(state);
        ClientTokens tokens = new ClientTokens(state);
        Map<String, Handler> handlers = Map.ofEntries(
                entry("CreateUserPool", pools::create),
                entry("DescribeUserPool", pools::describe),
                entry("UpdateUserPool", pools::update),
                entry("DeleteUserPool", pools::delete),
                entry("ListUserPools", pools::list),
                entry("CreateResourceServer", servers::create),
                entry("DescribeResourceServer", servers::describe),
                entry("UpdateResourceServer", servers::update),
                entry("DeleteResourceServer", servers::delete),
                entry("ListResourceServers", servers::list),
                entry("CreateUserPoolDomain", domains::create),
                entry("DescribeUserPoolDomain", domains::describe),
                entry("UpdateUserPoolDomain", domains::update),
                entry("DeleteUserPoolDomain", domains::delete),
                entry("CreateUserPoolClient", clients::create),
                entry("DescribeUserPoolClient", clients::describe),
                entry("UpdateUserPoolClient", clients::update),
                entry("DeleteUserPoolClient", clients::delete),
                entry("ListUserPoolClients", clients::list),
                entry("AddUserPoolClientSecret", secrets::add),
                entry("ListUserPoolClientSecrets", secrets::list),
                entry("DeleteUserPoolClientSecret", secrets::delete),
                entry("GetClientToken", tokens::get));
        // Facts: COG-MEMBERS, COG-SHAPE
        return new Operations(CognitoModel.MODEL, "InvalidParameterException").checked(handlers);
    }

    /** The API, and below {@code /<user pool id>/} the documents of a pool. */
    public Service service() {
        return request ->
                request.method().equals("GET") ? wellKnown.at("cognito-idp").handle(request) : api.handle(request);
    }

    /** The documents of pools below the host of the updated issuer. */
    public Service updatedIssuer() {
        return wellKnown.at("issuer-cognito-idp");
    }

    /** The token endpoint behind a host name: empty until a domain of that name is usable and its DNS record is there. */
    public Optional<Service> tokenEndpoint(String host) {
        return state.latest().domains().all().stream()
                .filter(domain ->
                        domain.hasRecord(state.now(), state.delays.of(Delay.DNS_RECORD)) && isAt(domain, host))
                .findFirst()
                .map(domain -> request -> tokens.handle(domain.poolId(), request));
    }

    private boolean isAt(Domain domain, String host) {
        // Fact: COG-DOMAIN-ALIAS
        return domain.host(state.place.region()).equals(host)
                && (!domain.custom() || domain.cloudFrontDomain().equals(state.aliases.get(host)));
    }

    /** Sets the DNS record that the owner of a custom domain has to make. */
    public void alias(String host, String cloudFrontDomain) {
        state.aliases.put(host, cloudFrontDomain);
    }

    /** Makes the creation of a domain of this name fail after it was accepted. */
    public void failsToCreate(String domain) {
        state.failingDomains.add(domain);
    }

    /** Lets domains of this name be created again. */
    public void createsAgain(String domain) {
        state.failingDomains.remove(domain);
    }

    /** Makes the ids of new pools begin with another Region, as those of replicas do. */
    public void poolsFrom(String region) {
        // Fact: COG-POOL-REPLICA
        state.poolRegion = region;
    }

    /** Makes another account hold this domain name. */
    public void takenElsewhere(String domain) {
        state.takenElsewhere.add(domain);
    }

    /** Replaces the ways in which this Cognito differs from the usual one. */
    public void vary(Variant... variants) {
        state.variants = Set.of(variants);
    }

    /** Takes GetClientToken away from some pools, or from the whole Region. */
    public void withoutClientTokens(Predicate<String> poolIds) {
        state.withoutClientTokens = poolIds;
    }

    /** Sets what the pre-token-generation functions of all pools that have one do to machines. */
    public void tokenTrigger(TokenTrigger trigger) {
        state.trigger = trigger;
    }

    public void delays(Delays delays) {
        state.delays = delays;
    }

    /** Leaves the signatures of tokens out, which take most of the time where tens of thousands are had and not verified. */
    public void leaveTokensUnsigned() {
        state.signsTokens = false;
    }

    public Delays delays() {
        return state.delays;
    }

    public void quotas(Quotas quotas) {
        state.quotas = quotas;
    }

    public List<String> pools() {
        return state.latest().pools().all().stream().map(Pool::id).toList();
    }

    /** Empty also where the pool is gone. */
    public List<AppClient> clients(String poolId) {
        return state.latest()
                .pools()
                .find(poolId)
                .map(pool -> pool.clients().all())
                .orElse(List.of());
    }

    /** Empty also where the pool is gone. */
    public List<ResourceServer> servers(String poolId) {
        return state.latest()
                .pools()
                .find(poolId)
                .map(pool -> pool.servers().all())
                .orElse(List.of());
    }

    /** Those that exist; one that is being deleted still does. */
    public List<Domain> domains() {
        return state.latest().domains().all().stream()
                .filter(domain -> domain.exists(state.now()))
                .toList();
    }

    /** Whether the token endpoint would take this secret now. */
    public boolean authenticates(String clientId, String secret) {
        return state.latest()
                .client(clientId)
                .filter(client -> client.accepts(secret, state.now()))
                .isPresent();
    }

    public State state() {
        return state.state();
    }

    /** Continues with what was kept. */
    public void restore(State kept) {
        state.restore(kept);
    }

    /** Every access token that was ever issued. */
    public Set<String> issuedTokens() {
        return Set.copyOf(state.issuedTokens);
    }

    /** Every client secret that was ever generated or chosen. */
    public Set<String> issuedSecrets() {
        return Set.copyOf(state.issuedSecrets);
    }
}
