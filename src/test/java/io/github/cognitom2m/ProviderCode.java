package io.github.cognitom2m;

import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.cloudformation.InMemoryTransport;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.InMemoryHttpClient;
import io.github.cognitom2m.emulator.lambda.FunctionCode;
import io.github.cognitom2m.provision.Provisioner;
import io.github.cognitom2m.provision.Site;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;

/** The product's handlers as Lambda runs them, bound to an emulated network and its time. */
public final class ProviderCode {
    private ProviderCode() {}

    /** The provider function; the executor runs the tasks of a step. */
    public static FunctionCode provider(Service network, EmulatedTime time, Executor executor) {
        Clients clients = Clients.create(new InMemoryHttpClient(network), attempt -> {
            time.pass(Duration.ofMillis(200L << Math.min(attempt, 6)));
            return Duration.ZERO;
        });
        Provisioner provisioner = new Provisioner(
                clients, executor, "m2m/", Site.AWS_TOKEN_ENDPOINT, () -> UUID.randomUUID().toString());
        return new CustomResourceHandler(provisioner, InMemoryTransport.sender(network), time, time::pass)::handleRequest;
    }

    public static FunctionCode unanswered(Service network) {
        return new UnansweredHandler(InMemoryTransport.sender(network)::send)::handleRequest;
    }
}
