package io.github.cognitom2m.emulator;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The internet as far as the product sees it: host names, the services behind them, and what goes wrong between. */
public final class Network implements Service {

    /** Stands between every request and its service: may delay it, lose it, or lose its answer. */
    @FunctionalInterface
    public interface Weather {
        Answer exchange(Query request, Service service) throws IOException;
    }

    private final Resolver resolver;
    private final Map<String, Service> hosts = new LinkedHashMap<>();
    private final List<Function<String, Optional<Service>>> others = new CopyOnWriteArrayList<>();
    private volatile Weather weather = (request, service) -> service.handle(request);

    public Network(Resolver resolver) {
        this.resolver = resolver;
    }

    /** Puts a service behind a host name. */
    public synchronized void bind(String host, Service service) {
        hosts.put(host, service);
    }

    /** Resolves more of the host names that come and go, such as those of user-pool domains. */
    public void resolveOthers(Function<String, Optional<Service>> more) {
        others.add(more);
    }

    public void weather(Weather newWeather) {
        weather = newWeather;
    }

    @Override
    public Answer handle(Query request) throws IOException {
        String host = request.uri().getHost();
        Service service = find(host).orElseThrow(() -> new UnknownHostException(host));
        return weather.exchange(request, service);
    }

    private synchronized Optional<Service> find(String host) {
        Service bound = hosts.get(host);
        if (bound != null) {
            return Optional.of(bound);
        }
        Optional<Service> other = others.stream()
                .flatMap(resolved -> resolved.apply(host).stream())
                .findFirst();
        return resolver.resolves(host, other.isPresent()) ? other : Optional.empty();
    }
}
