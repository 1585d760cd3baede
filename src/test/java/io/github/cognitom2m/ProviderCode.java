package io.github.cognitom2m;

import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.cloudformation.InMemoryTransport;
import io.github.cognitom2m.cognito.Endpoints;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.InMemoryHttpClient;
import io.github.cognitom2m.emulator.lambda.FunctionCode;
import io.github.cognitom2m.plan.Adoption;
import io.github.cognitom2m.provision.Provisioner;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * The product's handlers as Lambda runs them, bound to an emulated network and its time. The SDK's clients are made
 * once, because they are slow to create; what they are bound to can be changed.
 */
public final class ProviderCode {
    private final Clients clients;
    private Service network = request -> {
        throw new IllegalStateException("bound to nothing");
    };
    private EmulatedTime time = EmulatedTime.real();

    public ProviderCode() {
        clients = Clients.create(
                new InMemoryHttpClient(request -> network.handle(request)),
                DefaultCredentialsProvider.builder().build(),
                attempt -> {
                    time.pass(Duration.ofMillis(200L << Math.min(attempt, 6)));
                    return Duration.ZERO;
                },
                () -> time.instant(),
                Map.of());
    }

    /**
     * The provider function from now on.
     *
     * @param executor runs the tasks of a step
     * @param invocations how the ids of invocations begin: the same in every play, so that each can be played again
     */
    public FunctionCode provider(Service newNetwork, EmulatedTime newTime, Executor executor, String invocations) {
        network = newNetwork;
        time = newTime;
        AtomicInteger count = new AtomicInteger();
        Provisioner provisioner = new Provisioner(
                clients,
                executor,
                "m2m/",
                Adoption.ALL,
                true,
                Endpoints.AWS_TOKEN_ENDPOINT,
                () -> invocations + count.incrementAndGet());
        return new CustomResourceHandler(provisioner, InMemoryTransport.sender(newNetwork), newTime, newTime::pass)
                ::handleRequest;
    }

    /** The rotation function, on the network and the time of the provider function. */
    public FunctionCode rotation(Executor executor) {
        return new RotationHandler(
                        clients, "m2m/", Optional.empty(), Endpoints.AWS_TOKEN_ENDPOINT, executor, time, time::pass)
                ::handleRequest;
    }

    public static FunctionCode unanswered(Service network) {
        return new UnansweredHandler(InMemoryTransport.sender(network)::send)::handleRequest;
    }
}
