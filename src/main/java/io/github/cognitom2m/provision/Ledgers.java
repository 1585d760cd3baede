package io.github.cognitom2m.provision;

import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.secret.CredentialSecrets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Writes what has changed in a ledger, and no more. */
final class Ledgers {
    private Ledgers() {}

    /** What is new is written before what is obsolete is removed, so that nothing is ever missing in between. */
    static void write(CredentialSecrets secrets, String arn, Ledger from, Ledger to) {
        Map<String, String> changed = new HashMap<>(to.toTags());
        Set<String> gone = new HashSet<>(from.toTags().keySet());
        gone.removeAll(changed.keySet());
        changed.entrySet().removeAll(from.toTags().entrySet());
        secrets.tag(arn, changed);
        secrets.untag(arn, gone);
    }
}
