package io.github.cognitom2m.emulator.cognito;

import static org.junit.jupiter.api.Assumptions.abort;

import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.InMemoryHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/**
 * What a contract test runs on: the emulator, or a real account with {@code -Dcontract.target=aws}; in either case with
 * a user pool of the test's own.
 */
final class Target implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Optional<EmulatedAws> emulator;
    private final EmulatedTime time;
    private final Service network;
    private final CognitoIdentityProviderClient cognito;
    private final String suffix = HexFormat.of().toHexDigits(new Random().nextInt());
    private final String poolId;

    private Target(Optional<EmulatedAws> emulator) {
        this.emulator = emulator;
        this.time = emulator.map(EmulatedAws::time).orElseGet(EmulatedTime::real);
        this.network = emulator.<Service>map(EmulatedAws::network).orElseGet(RealNetwork::new);
        this.cognito = emulator.map(Target::client).orElseGet(CognitoIdentityProviderClient::create);
        this.poolId = cognito.createUserPool(pool -> pool.poolName(unique("contract")))
                .userPool()
                .id();
    }

    static Target open() {
        return new Target(
                System.getProperty("contract.target", "").equals("aws")
                        ? Optional.empty()
                        : Optional.of(new EmulatedAws(EmulatedTime.virtual(Instant.parse("2026-11-22T10:00:00Z")))));
    }

    private static CognitoIdentityProviderClient client(EmulatedAws aws) {
        return CognitoIdentityProviderClient.builder()
                .httpClient(new InMemoryHttpClient(aws.network()))
                .region(Region.of(aws.place().region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "key")))
                .build();
    }

    /** For what only the emulator can be told or asked; on real AWS the test ends here, as skipped. */
    EmulatedAws emulator() {
        return emulator.orElseGet(() -> abort("only the emulator can do this"));
    }

    CognitoIdentityProviderClient cognito() {
        return cognito;
    }

    String poolId() {
        return poolId;
    }

    String region() {
        return poolId.substring(0, poolId.indexOf('_'));
    }

    /** A name that nobody else in the Region has. */
    String unique(String name) {
        return name + "-" + suffix;
    }

    /** Makes a prefix domain, waits until it can be used, and returns its host. */
    String domain() {
        String prefix = unique("contract");
        cognito.createUserPoolDomain(r -> r.userPoolId(poolId).domain(prefix));
        await(() -> "ACTIVE".equals(describe(prefix).statusAsString()));
        String host = prefix + ".auth." + region() + ".amazoncognito.com";
        await(() -> resolves(host));
        return host;
    }

    DomainDescriptionType describe(String domain) {
        return cognito.describeUserPoolDomain(r -> r.domain(domain)).domainDescription();
    }

    boolean resolves(String host) {
        try {
            return send("GET", "https://" + host + "/oauth2/token", Map.of(), "")
                            .status()
                    > 0;
        } catch (UnknownHostException | ConnectException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer send(String method, String uri, Map<String, String> headers, String body) throws IOException {
        return network.handle(new Query(method, URI.create(uri), headers, body));
    }

    /** Lets time pass until the condition holds. */
    void await(BooleanSupplier condition) {
        Instant deadline = time.instant().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (time.instant().isAfter(deadline)) {
                throw new AssertionError("not within " + PATIENCE);
            }
            time.pass(Duration.ofSeconds(1));
        }
    }

    @Override
    public void close() {
        emulator.ifPresent(aws -> aws.cognito().delays(Delays.NONE));
        UserPoolType pool = cognito.describeUserPool(r -> r.userPoolId(poolId)).userPool();
        Stream.of(pool.domain(), pool.customDomain())
                .flatMap(Stream::ofNullable)
                .filter(domain -> !"DELETING".equals(describe(domain).statusAsString()))
                .forEach(domain ->
                        cognito.deleteUserPoolDomain(r -> r.userPoolId(poolId).domain(domain)));
        await(() -> {
            UserPoolType left =
                    cognito.describeUserPool(r -> r.userPoolId(poolId)).userPool();
            return left.domain() == null && left.customDomain() == null;
        });
        cognito.deleteUserPool(r -> r.userPoolId(poolId));
        cognito.close();
    }
}
