package io.github.cognitom2m.provision;

import io.github.cognitom2m.secret.FoundSecret;
import io.github.cognitom2m.secret.StoredValue;
import java.util.Optional;

/** One generation of the resource: its secret, what the ledger on it says, and what consumers read from it. */
record Generation(FoundSecret secret, Ledger ledger, Optional<StoredValue> current) {

    String arn() {
        return secret.arn();
    }

    /** The six random characters at the end of the ARN. */
    String suffix() {
        return suffix(secret.arn());
    }

    static String suffix(String arn) {
        return arn.substring(arn.length() - 6);
    }

    Generation with(Ledger newLedger) {
        return new Generation(secret, newLedger, current);
    }
}
