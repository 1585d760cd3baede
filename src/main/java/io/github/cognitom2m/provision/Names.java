package io.github.cognitom2m.provision;

import io.github.cognitom2m.aws.Refusal;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.secret.CredentialSecrets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** Takes hold of a secret's name, which whoever creates the secret first has. */
record Names(CredentialSecrets secrets) {

    /**
     * Creates a secret that claims its name.
     *
     * @return its ARN; empty where somebody else, or an attempt of this invocation's own whose reply was lost, was first
     */
    Optional<String> claim(
            String name, String description, Optional<String> kmsKeyId, Ledger ledger, Map<String, String> userTags) {
        Map<String, String> tags = new HashMap<>(userTags);
        tags.putAll(ledger.toTags());
        try {
            return Optional.of(secrets.create(name, description, kmsKeyId, tags));
        } catch (SdkException e) {
            boolean taken = Refusal.says(e, "ResourceExistsException", "")
                    || Refusal.says(e, "InvalidRequestException", "scheduled for deletion");
            if (Refusal.isDefinite(e) && !taken) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
