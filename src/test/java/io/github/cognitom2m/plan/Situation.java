package io.github.cognitom2m.plan;

import io.github.cognitom2m.aws.ClientSecret;
import io.github.cognitom2m.cloudformation.StackId;
import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.FoundClient;
import io.github.cognitom2m.cognito.FoundDomain;
import io.github.cognitom2m.cognito.ResourceServer;
import io.github.cognitom2m.cognito.UserPool;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.properties.ClientProperties;
import io.github.cognitom2m.properties.DomainProperties;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.properties.ResourceServerProperties;
import io.github.cognitom2m.properties.SecretProperties;
import io.github.cognitom2m.secret.Credential;
import io.github.cognitom2m.secret.FoundSecret;
import io.github.cognitom2m.secret.StoredValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a plan is made from. At first it is a generation that has a client of its own, uses a domain of the pool that is
 * not its own, and is as it is wanted.
 */
final class Situation {
    static final String POOL = "us-east-1_AbCdEf123";
    static final String CLIENT = "1example23456789";
    static final String SUFFIX = "a1B2c3";
    static final ClientProperties DECLARED_CLIENT = new ClientProperties(
            "shop-orders", new TreeSet<>(Set.of("orders/read")), Optional.empty(), Optional.empty(), Optional.empty());
    static final SecretProperties DECLARED_SECRET =
            new SecretProperties("m2m/shop", false, "of shop", Optional.empty(), Map.of(), Map.of());
    static final Part MADE_CLIENT = Part.made(Part.Kind.CLIENT, CLIENT);

    private final Map<String, ResourceServer> servers = new HashMap<>();
    private final Map<String, FoundDomain> domains = new HashMap<>();
    private Optional<UserPool> pool = Optional.of(Found.pool(Optional.of("of-the-pool"), Optional.empty()));
    private Optional<FoundClient> client = Optional.of(Found.client("shop-orders-" + SUFFIX, c -> {}));
    private int clientSecrets = 1;
    private List<Part> parts = List.of(MADE_CLIENT);
    private String clientOfValue = CLIENT;
    private FoundSecret secret = Found.secret(Map.of(), Set.of());
    private ResourceProperties wanted = properties(DECLARED_CLIENT, DECLARED_SECRET);
    private Optional<ResourceProperties> before = Optional.empty();

    /** With these parts beside the client of its own. */
    static Situation of(Part... others) {
        return withParts(
                Stream.concat(Stream.of(others), Stream.of(MADE_CLIENT)).toArray(Part[]::new));
    }

    /** With exactly these parts. */
    static Situation withParts(Part... parts) {
        Situation situation = new Situation();
        situation.parts = List.of(parts);
        return situation;
    }

    Situation pool(Optional<String> prefix, Optional<String> custom) {
        pool = Optional.of(Found.pool(prefix, custom));
        return this;
    }

    Situation withoutPool() {
        pool = Optional.empty();
        return this;
    }

    Situation sees(ResourceServer server) {
        servers.put(server.identifier(), server);
        return this;
    }

    Situation sees(Domain domain) {
        return seesInPool(POOL, domain);
    }

    Situation seesInPool(String userPoolId, Domain domain) {
        domains.put(domain.name(), Found.domain(domain, userPoolId));
        return this;
    }

    Situation seesClient(Optional<FoundClient> found) {
        client = found;
        return this;
    }

    Situation seesClientSecrets(int number) {
        clientSecrets = number;
        return this;
    }

    Situation secretIs(FoundSecret found) {
        secret = found;
        return this;
    }

    /** The client whose secret the value holds. */
    Situation valueOf(String clientId) {
        clientOfValue = clientId;
        return this;
    }

    Situation declares(ResourceServer server) {
        return declares(new ResourceServerProperties(
                server.identifier(), Optional.of(server.name()), server.scopes(), List.of(), Optional.empty()));
    }

    Situation declares(ResourceServerProperties server) {
        wanted = with(Optional.of(server), wanted.domain(), wanted.client(), wanted.secret(), wanted.adoptExisting());
        return this;
    }

    Situation declares(Domain domain) {
        return declares(new DomainProperties(
                domain.name(), Optional.of(domain.managedLoginVersion()), domain.certificateArn(), Optional.empty()));
    }

    Situation declares(DomainProperties domain) {
        wanted = with(
                wanted.resourceServer(), Optional.of(domain), wanted.client(), wanted.secret(), wanted.adoptExisting());
        return this;
    }

    Situation declares(ClientProperties other) {
        wanted = with(wanted.resourceServer(), wanted.domain(), other, wanted.secret(), wanted.adoptExisting());
        return this;
    }

    Situation declares(SecretProperties other) {
        wanted = with(wanted.resourceServer(), wanted.domain(), wanted.client(), other, wanted.adoptExisting());
        return this;
    }

    Situation adoptsExisting() {
        wanted = with(wanted.resourceServer(), wanted.domain(), wanted.client(), wanted.secret(), true);
        return this;
    }

    /** What is declared up to here was declared before; what follows is the change. */
    Situation then() {
        before = Optional.of(wanted);
        return this;
    }

    Plan plan() {
        Credential value = new Credential(
                clientOfValue, new ClientSecret("secret"), Optional.empty(), "", "issuer", "jwks", Optional.empty());
        Generation generation =
                new Generation(secret, ledger(), Optional.of(new StoredValue("version", Optional.of(value))));
        return Plan.between(generation, observed(), wanted, before);
    }

    /** The plan of a generation that is about to be claimed. */
    Plan planOfNew() {
        parts = List.of();
        return Plan.ofNew(ledger(), observed(), wanted);
    }

    Ledger ledger() {
        StackId stack = new StackId("arn:aws:cloudformation:us-east-1:123456789012:stack/shop/1f2e3d4c-0001");
        return new Ledger(
                stack, "Orders", Optional.empty(), POOL, "request", "claim", List.of(), Optional.empty(), parts);
    }

    private Observed observed() {
        return new Observed(pool, servers, domains, client, clientSecrets);
    }

    private static ResourceProperties properties(ClientProperties client, SecretProperties secret) {
        return with(Optional.empty(), Optional.empty(), client, secret, false);
    }

    private static ResourceProperties with(
            Optional<ResourceServerProperties> server,
            Optional<DomainProperties> domain,
            ClientProperties client,
            SecretProperties secret,
            boolean adoptExisting) {
        return new ResourceProperties(
                POOL, server, domain, client, secret, true, Optional.empty(), adoptExisting, Optional.empty());
    }
}
