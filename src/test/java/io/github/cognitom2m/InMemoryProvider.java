package io.github.cognitom2m;

import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.cloudformation.InMemoryTransport;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.InMemoryHttpClient;
import io.github.cognitom2m.provision.Provisioner;
import io.github.cognitom2m.provision.Site;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;

/** The product bound to an emulated AWS in memory and on its time. */
final class InMemoryProvider {
    private InMemoryProvider() {}

    /** The handler with calls of one step made by the given executor; {@code Runnable::run} makes them in order. */
    static CustomResourceHandler handler(EmulatedAws aws, Map<String, String> environment, Executor executor) {
        Clients clients = Clients.create(new InMemoryHttpClient(aws.network()), attempt -> {
            aws.time().pass(Duration.ofMillis(200L << Math.min(attempt, 6)));
            return Duration.ZERO;
        });
        Provisioner provisioner = new Provisioner(
                clients,
                executor,
                environment.getOrDefault("SECRET_NAME_PREFIX", "m2m/"),
                environment.getOrDefault("COGNITO_M2M_TOKEN_ENDPOINT", Site.AWS_TOKEN_ENDPOINT),
                () -> UUID.randomUUID().toString());
        return new CustomResourceHandler(
                provisioner, InMemoryTransport.sender(aws.network()), aws.time(), aws.time()::pass);
    }
}
