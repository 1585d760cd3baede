package io.github.cognitom2m.provision;

import io.github.cognitom2m.cognito.AppClients;
import java.util.List;

/** The app clients that a generation has made, whether its ledger knows them or not: their names end alike. */
record GenerationClients(AppClients clients, String suffix) {

    List<String> ids() {
        return clients.idsByName(name -> name.endsWith("-" + suffix));
    }

    void delete() {
        ids().forEach(clients::delete);
    }
}
