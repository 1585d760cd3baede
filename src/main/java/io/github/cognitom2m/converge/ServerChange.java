package io.github.cognitom2m.converge;

import io.github.cognitom2m.cognito.ResourceServer;
import io.github.cognitom2m.cognito.ResourceServers;
import io.github.cognitom2m.plan.ServerPlan;

/** Changes the declared resource server as planned, before and after the change of the client that uses its scopes. */
record ServerChange(ResourceServers servers, ServerPlan plan) {

    /** Starts what the client needs. */
    void beforeClient(ParallelCalls calls, Creations creations) {
        switch (plan) {
            case ServerPlan.Make make -> {
                ResourceServer server = make.server();
                calls.run(() -> creations.create(
                        make.making(),
                        () -> servers.create(server),
                        () -> servers.find(server.identifier()),
                        make.making()::owns));
            }
            case ServerPlan.Widen widen -> calls.run(() -> servers.update(widen.to()));
            case ServerPlan.Exchange exchange -> calls.run(() -> servers.update(exchange.wide()));
            case ServerPlan.Narrow narrow -> {}
            case ServerPlan.Keep keep -> {}
            case ServerPlan.Undeclared undeclared -> {}
        }
    }

    /** Starts what takes away scopes that the client no longer has. */
    void afterClient(ParallelCalls calls) {
        switch (plan) {
            case ServerPlan.Narrow narrow -> calls.run(() -> servers.update(narrow.to()));
            case ServerPlan.Exchange exchange -> calls.run(() -> servers.update(exchange.to()));
            case ServerPlan.Make make -> {}
            case ServerPlan.Widen widen -> {}
            case ServerPlan.Keep keep -> {}
            case ServerPlan.Undeclared undeclared -> {}
        }
    }
}
