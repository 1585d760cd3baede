package io.github.cognitom2m.secret;

import io.github.cognitom2m.aws.CallLimit;
import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.aws.Pages;
import java.util.List;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;

/**
 * All secrets of this provider.
 *
 * @param namePrefix how their names begin
 */
public record OwnSecrets(Clients clients, CallLimit limit, String namePrefix) {

    /** By their metadata alone, up to five minutes old, and without those that are scheduled for deletion. */
    public List<ListedSecret> list() {
        return Pages.all(
                        token -> clients.secrets()
                                .listSecrets(r -> r.filters(
                                                CredentialSecrets.filter(
                                                        FilterNameStringType.NAME, List.of(namePrefix)),
                                                CredentialSecrets.filter(
                                                        FilterNameStringType.TAG_KEY, List.of(OwnTags.key("format"))))
                                        .maxResults(CredentialSecrets.PAGE)
                                        .nextToken(token)
                                        .overrideConfiguration(limit)),
                        ListSecretsResponse::nextToken)
                .flatMap(page -> page.secretList().stream())
                .map(secret -> new ListedSecret(FoundSecret.of(secret), secret.createdDate()))
                .filter(secret -> secret.secret().name().startsWith(namePrefix))
                .toList();
    }
}
