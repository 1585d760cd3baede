package io.github.cognitom2m.emulator.secretsmanager;

import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** On AWS these would meet other secrets and a lag of minutes, so they run on the emulator alone. */
class ListSecretsContractTest {
    private final ContractTarget aws = ContractTarget.chosen();
    private final SecretsManagerClient client = aws.client();

    @BeforeEach
    void makeSecrets() {
        aws.emulator();
        make("m2m/orders", "Orders of today", "cognito-m2m:stack", "orders-dev");
        make("m2m/bills", "bills", "team", "orders");
        make("other", "Yesterday", "team", "bills");
    }

    @AfterEach
    void cleanUp() {
        aws.close();
    }

    @Test
    void filtersLookAtTheBeginning() {
        assertEquals(List.of("m2m/bills", "m2m/orders"), names("name", "m2m/"));
        assertEquals(List.of(), names("name", "M2M/"));
        assertEquals(List.of("m2m/orders"), names("tag-key", "cognito-m2m:"));
        assertEquals(List.of("m2m/bills", "m2m/orders"), names("tag-value", "orders"));
        assertEquals(List.of("m2m/orders"), names("description", "orders"));
        assertEquals(List.of("m2m/bills", "m2m/orders"), names("all", "ORDERS"));
    }

    @Test
    void anExclamationMarkTurnsAFilterRound() {
        assertEquals(List.of("other"), names("name", "!m2m/"));
    }

    @Test
    void oneValueOfAFilterIsEnoughAndEveryFilterMustHold() {
        assertEquals(List.of("other", "m2m/bills"), names("name", "other", "m2m/b"));
        assertEquals(
                List.of("m2m/bills"),
                names(client.listSecrets(
                        request -> request.filters(filter("tag-key", "team"), filter("name", "m2m/")))));
    }

    @Test
    void whatIsScheduledForDeletionIsListedOnRequest() {
        client.deleteSecret(request -> request.secretId("other"));

        assertEquals(List.of("m2m/bills", "m2m/orders"), names(client.listSecrets()));
        ListSecretsResponse all = client.listSecrets(request -> request.includePlannedDeletion(true));
        assertEquals(List.of("other", "m2m/bills", "m2m/orders"), names(all));
        assertEquals(ContractTarget.START, all.secretList().getFirst().deletedDate());
    }

    @Test
    void pagesFollowEachOther() {
        List<String> paged = client
                .listSecretsPaginator(request -> request.maxResults(2).sortOrder("asc"))
                .stream()
                .flatMap(page -> names(page).stream())
                .toList();

        assertEquals(List.of("m2m/orders", "m2m/bills", "other"), paged);
        assertTrue(refusal(() -> client.listSecrets(request -> request.nextToken("x")))
                .startsWith("InvalidNextTokenException"));
        assertTrue(refusal(() -> client.listSecrets(request -> request.maxResults(101)))
                .startsWith("ValidationException"));
    }

    private void make(String name, String description, String tagKey, String tagValue) {
        client.createSecret(request -> request.name(name)
                .description(description)
                .tags(Tag.builder().key(tagKey).value(tagValue).build()));
    }

    private List<String> names(String key, String... values) {
        return names(client.listSecrets(request -> request.filters(filter(key, values))));
    }

    private static Filter filter(String key, String... values) {
        return Filter.builder().key(key).values(values).build();
    }

    private static List<String> names(ListSecretsResponse response) {
        return response.secretList().stream().map(SecretListEntry::name).toList();
    }
}
