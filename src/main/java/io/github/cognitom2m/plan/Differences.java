package io.github.cognitom2m.plan;

import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.properties.SecretProperties;
import io.github.cognitom2m.secret.FoundSecret;
import java.util.Collection;
import java.util.HashSet;
import java.util.TreeSet;

/** Tells in which properties a generation differs from what is wanted. */
public final class Differences {

    private Differences() {}

    /** The names of the properties, sorted; the plan is that of the generation. */
    public static Collection<String> between(Generation generation, Plan plan, ResourceProperties wanted) {
        Collection<String> differences = new TreeSet<>();
        Ledger ledger = generation.ledger();
        String clientId = ledger.client().map(Part::name).orElse("");
        Ledger after = plan.after(ledger, clientId);
        for (Part.Kind kind : Part.Kind.values()) {
            if (!new HashSet<>(after.parts(kind)).equals(new HashSet<>(ledger.parts(kind)))) {
                differences.add(kind.object());
            }
        }
        if (!plan.keepsServer() || plan.secret().changesSharing()) {
            differences.add(Part.Kind.SERVER.object());
        }
        if (!plan.keepsDomain()) {
            differences.add(Part.Kind.DOMAIN.object());
        }
        if (!(plan.client() instanceof ClientPlan.Keep)) {
            differences.add(Part.Kind.CLIENT.object());
        }
        if (!plan.secret().changesNothing() || isOtherKey(generation.secret(), wanted.secret())) {
            differences.add("Secret");
        }
        return differences;
    }

    /** Whether the key is another one, as far as the secret shows: nobody knows what was declared before. */
    public static boolean isOtherKey(FoundSecret found, SecretProperties wanted) {
        return wanted.kmsKeyId()
                .filter(key -> found.kmsKeyId()
                        .filter(shown -> shown.endsWith(key) || key.endsWith(shown))
                        .isEmpty())
                .isPresent();
    }
}
