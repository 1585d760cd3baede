package io.github.cognitom2m.converge;

import io.github.cognitom2m.aws.Refusal;
import io.github.cognitom2m.cognito.AppClient;
import io.github.cognitom2m.cognito.AppClients;
import io.github.cognitom2m.cognito.FoundClient;
import io.github.cognitom2m.time.Deadline;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The app clients that a generation has created, whether its ledger knows them or not: their names have the same
 * ending.
 */
public record GenerationClients(AppClients clients, String suffix) {

    public List<String> ids() {
        return clients.idsByName(name -> name.endsWith("-" + suffix));
    }

    /**
     * Creates a client. Its name is unique, so if the reply is lost, a client of that name was created by this call.
     */
    FoundClient create(AppClient client, Deadline deadline) {
        try {
            return clients.create(client);
        } catch (SdkException e) {
            if (Refusal.isDefinite(e)) {
                throw e;
            }
            return deadline.untilFound(() -> clients.idsByName(client.name()::equals).stream()
                            .findFirst()
                            .flatMap(clients::find))
                    .orElseThrow(() -> e);
        }
    }

    void delete() {
        ids().forEach(clients::delete);
    }
}
