package io.github.cognitom2m.emulator;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.JsonService.CallLog;
import io.github.cognitom2m.emulator.cognito.Cognito;
import io.github.cognitom2m.emulator.iam.Accesses;
import io.github.cognitom2m.emulator.iam.Iam;
import io.github.cognitom2m.emulator.s3.ObjectStore;
import io.github.cognitom2m.emulator.s3.ResponseBucket;
import io.github.cognitom2m.emulator.s3.S3Api;
import io.github.cognitom2m.emulator.secretsmanager.SecretsManager;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** One emulated AWS: its services, the network that they hang on, and what was called. */
public final class EmulatedAws {
    private final EmulatedTime time;
    private final Place place;
    private final CallLog calls = new CallLog();
    private final Resolver resolver;
    private final Network network;
    private final Iam iam = new Iam();
    private final Cognito cognito;
    private final SecretsManager secretsManager;
    private final ResponseBucket responseBucket;
    private final ObjectStore objects;

    public EmulatedAws(EmulatedTime time) {
        this(time, Place.DEFAULT, new Random());
    }

    /**
     * An AWS at the given place.
     *
     * @param random where ids and secrets come from; one with a fixed seed makes runs repeatable
     */
    public EmulatedAws(EmulatedTime time, Place place, RandomGenerator random) {
        this.time = time;
        this.place = place;
        this.resolver = new Resolver(time);
        this.network = new Network(resolver);
        this.cognito = new Cognito(time, place, random, calls);
        this.secretsManager = new SecretsManager(time, place.region(), place.account(), calls, random);
        this.responseBucket = new ResponseBucket(time, place.region(), random);
        this.objects = new ObjectStore(time);
        TrafficRecorder.attach(calls);
        bind("cognito-idp", cognito.service());
        bind("secretsmanager", secretsManager.service());
        responseBucket.hosts().forEach(host -> network.bind(host, responseBucket));
        // A request that names no bucket, which is all that comes here, is refused.
        network.bind(place.apiHost("s3"), request -> HttpExchange.Answer.of(405, "application/xml", "<Error/>"));
        // Fact: TOK-ISSUER-UPDATED
        network.resolveOthers(host -> host.matches("issuer-cognito-idp\\.[a-z0-9-]+\\.amazonaws\\.com")
                ? Optional.of(cognito.updatedIssuer())
                : cognito.tokenEndpoint(host));
    }

    private void bind(String service, HttpExchange.Service api) {
        Accesses accesses = new Accesses(place, secretsManager::secret);
        network.bind(place.apiHost(service), new Guard(service, api, iam, accesses, time, calls));
    }

    public EmulatedTime time() {
        return time;
    }

    public Place place() {
        return place;
    }

    public CallLog calls() {
        return calls;
    }

    public Network network() {
        return network;
    }

    /** The DNS that the network asks for the hosts of domains. */
    public Resolver resolver() {
        return resolver;
    }

    public Iam iam() {
        return iam;
    }

    public Cognito cognito() {
        return cognito;
    }

    public SecretsManager secretsManager() {
        return secretsManager;
    }

    /** The buckets of the account. */
    public ObjectStore objects() {
        return objects;
    }

    /** S3's API for them. */
    public S3Api s3() {
        return new S3Api(objects, place.region());
    }

    public ResponseBucket responseBucket() {
        return responseBucket;
    }

    /** Tags a secret, as somebody does by hand. */
    public void tag(String secretId, Map<String, String> tags) {
        List<Map<String, String>> members = tags.entrySet().stream()
                .map(tag -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
                .toList();
        call("secretsmanager", "TagResource", Map.of("SecretId", secretId, "Tags", members));
    }

    /** Calls an API in memory; answers the members of the response, or throws what AWS refused. */
    public Map<String, Object> call(String service, String operation, Map<String, Object> input) {
        try {
            HttpExchange.Answer answer = network.handle(new HttpExchange.Query(
                    "POST",
                    URI.create("https://" + place.apiHost(service) + "/"),
                    Map.of("x-amz-target", service + "." + operation),
                    JSON.std.asString(input)));
            if (answer.status() != 200) {
                throw new IllegalArgumentException(answer.body());
            }
            return JSON.std.mapFrom(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
