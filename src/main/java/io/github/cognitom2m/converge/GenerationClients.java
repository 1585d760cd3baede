package io.github.cognitom2m.converge;

import io.github.cognitom2m.cognito.AppClients;
import java.util.List;

/** The app clients that a generation has made, whether its ledger knows them or not: their names end alike. */
public record GenerationClients(AppClients clients, String suffix) {

    public List<String> ids() {
        return clients.idsByName(name -> name.endsWith("-" + suffix));
    }

    void delete() {
        ids().forEach(clients::delete);
    }
}
