package io.github.cognitom2m.ledger;

import io.github.cognitom2m.cloudformation.PhysicalResourceId;
import io.github.cognitom2m.secret.FoundSecret;
import io.github.cognitom2m.secret.StoredValue;
import java.util.Optional;

/** One generation of the resource: its secret, what the ledger on it says, and what consumers read from it. */
public record Generation(FoundSecret secret, Ledger ledger, Optional<StoredValue> current) {

    public String arn() {
        return secret.arn();
    }

    /** The six random characters at the end of the ARN. */
    public String suffix() {
        return suffix(secret.arn());
    }

    public static String suffix(String arn) {
        return new PhysicalResourceId.Generation(arn).suffix();
    }

    /** The name of a client of this generation: unique, so that it can be found when a reply is lost. */
    public String clientName(String declared) {
        return declared + "-" + suffix();
    }

    /** The name that was declared for a client; that of a client which others have made is its own. */
    public String declaredName(String clientName) {
        String end = "-" + suffix();
        return clientName.endsWith(end) ? clientName.substring(0, clientName.length() - end.length()) : clientName;
    }

    /** Whether a client has such a name, which shows that it was created for the secret of this ARN. */
    public static boolean isNamedFor(String arn, String clientName) {
        return clientName.endsWith("-" + suffix(arn));
    }

    public Generation with(Ledger newLedger) {
        return new Generation(secret, newLedger, current);
    }
}
