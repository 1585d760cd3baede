package io.github.cognitom2m.emulator.secretsmanager;

import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    void namesAndTagsMatchFromTheirBeginning() {
        assertEquals(List.of("m2m/orders", "m2m/bills"), names("name", "m2m/"));
        assertEquals(List.of(), names("name", "M2M/"));
        assertEquals(List.of(), names("name", "orders"));
        assertEquals(List.of("m2m/orders"), names("tag-key", "cognito-m2m:"));
        assertEquals(List.of("m2m/orders", "m2m/bills"), names("tag-value", "orders"));
    }

    @Test
    void descriptionsMatchByTheBeginningsOfTheirWordsInAnyCase() {
        assertEquals(List.of("m2m/orders"), names("description", "orders"));
        assertEquals(List.of("m2m/orders"), names("description", "TODAY"));
        assertEquals(List.of("m2m/orders"), names("description", "tod ord"));
        assertEquals(List.of(), names("description", "day"));
        assertEquals(List.of(), names("description", "orders bills"));
    }

    @Test
    void allLooksAtTheWordsOfEachAttribute() {
        assertEquals(List.of("m2m/orders", "m2m/bills"), names("all", "ORDERS"));
        assertEquals(List.of("m2m/orders"), names("all", "dev"));
        assertEquals(List.of(), names("all", "bills yesterday"), "no single attribute has both words");
        assertEquals(List.of(), names("all", "rders"));
    }

    @Test
    void aNameWithTwoKindsOfSeparatorsIsOneWord() {
        make("one/two-three", "x", "k", "v");
        make("OneTwo", "x", "k", "v");

        assertEquals(List.of("one/two-three", "OneTwo"), names("all", "one"));
        assertEquals(List.of("OneTwo"), names("all", "two"));
    }

    @Test
    void aFilterNeedsAKeyThatExists() {
        assertEquals(
                "InvalidParameterException: Invalid filter key",
                refusal(() -> client.listSecrets(request -> request.filters(filter(null, "x")))));
        assertTrue(refusal(() -> client.listSecrets(request -> request.filters(filter("color", "x"))))
                .startsWith(
                        "ValidationException: 1 validation error detected: Value 'color' at 'filters.1.member.key'"));
    }

    @Test
    void aListingMayLackWhatChangedInTheLastFiveMinutes() {
        aws.time().pass(Duration.ofMinutes(6));
        aws.emulator().listLag(Duration.ofMinutes(5));
        client.deleteSecret(request -> request.secretId("other"));
        make("new", "x", "k", "v");

        assertEquals(List.of("m2m/orders", "m2m/bills", "other"), names(client.listSecrets()));
        assertEquals("new", aws.describe("new").name());
        aws.time().pass(Duration.ofMinutes(5));
        assertEquals(List.of("m2m/orders", "m2m/bills", "new"), names(client.listSecrets()));
    }

    @Test
    void anExclamationMarkTurnsAFilterRound() {
        assertEquals(List.of("other"), names("name", "!m2m/"));
    }

    @Test
    void oneValueOfAFilterIsEnoughAndEveryFilterMustHold() {
        assertEquals(List.of("m2m/bills", "other"), names("name", "other", "m2m/b"));
        assertEquals(
                List.of("m2m/bills"),
                names(client.listSecrets(
                        request -> request.filters(filter("tag-key", "team"), filter("name", "m2m/")))));
    }

    @Test
    void whatIsScheduledForDeletionIsListedOnRequest() {
        client.deleteSecret(request -> request.secretId("other"));

        assertEquals(List.of("m2m/orders", "m2m/bills"), names(client.listSecrets()));
        ListSecretsResponse all = client.listSecrets(request -> request.includePlannedDeletion(true));
        assertEquals(List.of("m2m/orders", "m2m/bills", "other"), names(all));
        assertEquals(ContractTarget.START, all.secretList().getLast().deletedDate());
    }

    @Test
    void pagesFollowEachOther() {
        List<String> paged = client
                .listSecretsPaginator(request -> request.maxResults(2).sortOrder("desc"))
                .stream()
                .flatMap(page -> names(page).stream())
                .toList();

        assertEquals(List.of("other", "m2m/bills", "m2m/orders"), paged);
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

    private static Filter filter(@Nullable String key, String... values) {
        return Filter.builder().key(key).values(values).build();
    }

    private static List<String> names(ListSecretsResponse response) {
        return response.secretList().stream().map(SecretListEntry::name).toList();
    }
}
