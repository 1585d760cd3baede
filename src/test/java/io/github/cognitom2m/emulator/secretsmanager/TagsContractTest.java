package io.github.cognitom2m.emulator.secretsmanager;

import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

class TagsContractTest {
    private final ContractTarget aws = ContractTarget.chosen();

    @AfterEach
    void cleanUp() {
        aws.close();
    }

    @Test
    void tagsComeWithTheSecretAndMergeWithLaterOnes() {
        String name = aws.newName();
        aws.client().createSecret(request -> request.name(name).tags(tag("a", "1"), tag("b", "1")));

        tag(name, tag("b", "2"), tag("c", ""));

        assertEquals(Map.of("a", "1", "b", "2", "c", ""), tags(name));
    }

    @Test
    void untaggingLeavesAnEmptyListAndIgnoresUnknownKeys() {
        String name = aws.newName();
        aws.client().createSecret(request -> request.name(name).tags(tag("a", "1")));

        aws.client().untagResource(request -> request.secretId(name).tagKeys("a", "unknown"));

        assertTrue(aws.describe(name).hasTags());
        assertEquals(Map.of(), tags(name));
    }

    @Test
    void allTheCharactersThatTagsMayHaveAreTaken() {
        String arn = aws.empty().arn();

        tag(arn, tag("Grüße 1 _.:/=+-@", "naïve _.:/=+-@"));

        assertEquals(Map.of("Grüße 1 _.:/=+-@", "naïve _.:/=+-@"), tags(arn));
    }

    @Test
    void aTagThatBreaksARuleIsRefusedAndNothingIsSet() {
        String arn = aws.empty().arn();
        List<Tag> wrong = List.of(
                tag("a,b", "1"),
                tag("a", "{}"),
                tag("aws:mine", "1"),
                tag("AWS:mine", "1"),
                tag("k".repeat(129), "1"),
                tag("", "1"),
                tag("a", "v".repeat(257)));

        for (Tag tag : wrong) {
            String refusal = refusal(() -> tag(arn, tag("fine", "1"), tag));
            assertTrue(refusal.matches("(?s)(InvalidParameterException|ValidationException).*"), refusal);
        }
        assertEquals(Map.of(), tags(arn));
    }

    @Test
    void aSecretHasAtMostFiftyTags() {
        String arn = aws.empty().arn();
        tag(
                arn,
                IntStream.rangeClosed(1, 50)
                        .mapToObj(number -> tag("k" + number, ""))
                        .toArray(Tag[]::new));

        refusal(() -> tag(arn, tag("k51", "")));
        tag(arn, tag("k50", "changed"));

        assertEquals(50, tags(arn).size());
        assertEquals("changed", tags(arn).get("k50"));
    }

    @Test
    void anUnknownSecretCannotBeTagged() {
        assertEquals(
                "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
                refusal(() -> tag("m2m-contract/none", tag("a", "1"))));
    }

    private void tag(String secretId, Tag... tags) {
        aws.client().tagResource(request -> request.secretId(secretId).tags(tags));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private Map<String, String> tags(String secretId) {
        return aws.describe(secretId).tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
    }
}
