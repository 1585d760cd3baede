package io.github.cognitom2m.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How properties are read when every scalar is text, and what is told of wrong ones. */
final class PropertiesTest {
    private static final List<String> KNOWN = List.of("UserPoolId", "ResourceServer", "Domain", "Client", "Secret");

    private final Problems problems = new Problems();

    @Test
    void readsScalarsFromTextAsFromTheirOwnTypes() {
        Properties text = read(Map.of("Flag", "True", "Number", "60", "Text", "5"));
        Properties typed = read(Map.of("Flag", true, "Number", 60, "Text", 5));
        for (Properties properties : List.of(text, typed)) {
            assertTrue(properties.bool("Flag", false));
            assertEquals(OptionalInt.of(60), properties.integer("Number"));
            assertEquals(Optional.of("5"), properties.string("Text"));
        }
        problems.throwIfAny();
    }

    @Test
    void takesAnEmptyTextForNone() {
        Properties properties = read(Map.of("Flag", "", "Number", "", "Text", "", "List", "", "Object", ""));
        assertTrue(properties.bool("Flag", true));
        assertEquals(OptionalInt.empty(), properties.integer("Number"));
        assertEquals(Optional.empty(), properties.string("Text"));
        assertEquals(List.of(), properties.strings("List"));
        assertEquals(Optional.empty(), properties.object("Object"));
        problems.throwIfAny();
    }

    @Test
    void tellsThePathOfWhatIsWrong() {
        Properties scope = read(Map.of(
                        "ResourceServer", Map.of("Scopes", List.of(Map.of(), Map.of("ScopeName", "a/b")))))
                .object("ResourceServer")
                .orElseThrow()
                .objects("Scopes", 10, "write it as {}")
                .get(1);
        assertEquals("", scope.required("ScopeName", new TextRule(1, 9, c -> c != '/', "no slashes")));
        assertEquals("ResourceServer.Scopes[1].ScopeName: 'a/b' contains '/'; use no slashes only.", message());
    }

    @Test
    void reportsAllProblemsAtOnceAndTheWorstFirst() {
        Properties properties = read(Map.of("Number", "many", "Flag", "maybe", "Userpoolid", "x"));
        properties.unknownNames(List.of("UserPoolId", "Number", "Flag"));
        properties.integer("Number");
        properties.bool("Flag", true);
        properties.required("UserPoolId", TextRule.ofLength(1, 55));
        assertEquals("""
                UserPoolId: is missing; add it.
                Number: 'many' is not a whole number; use digits only.
                Flag: 'maybe' is neither true nor false; use one of them.
                Userpoolid: is not known here; perhaps UserPoolId is meant.""", message());
    }

    @ParameterizedTest
    @CsvSource({
        "USERPOOLID, UserPoolId",
        "UserPool, UserPoolId",
        "ResourcesServer, ResourceServer",
        "Clinet, Client",
        "Secrets, Secret",
    })
    void suggestsTheNearestName(String written, String meant) {
        assertEquals(Optional.of(meant), Spelling.nearest(written, KNOWN));
    }

    @Test
    void suggestsNothingThatIsFar() {
        assertEquals(Optional.empty(), Spelling.nearest("Dom", KNOWN));
    }

    @Test
    void listsTheKnownNamesWhereNoneIsNear() {
        read(Map.of("Xyzzy", "1")).unknownNames(List.of("UserPoolId", "Client"));
        assertEquals("Xyzzy: is not known here; the known names are UserPoolId, Client.", message());
    }

    @Test
    void refusesOtherShapes() {
        Properties properties =
                read(Map.of("Text", List.of(), "List", "one", "Object", "two", "Items", List.of("three", Map.of())));
        properties.string("Text");
        properties.strings("List");
        properties.object("Object");
        properties.strings("Items");
        properties.objects("Items", 10, "write it as {}");
        assertEquals("""
                Text: is not text; write it as a single value.
                List: is not a list; write it as a list, even of one.
                Object: is not an object; write it as properties with their values.
                Items[1]: is not text; write it as a single value.
                Items[0]: is not an object; write it as {}.""", message());
    }

    @Test
    void countsCharactersAndItems() {
        Properties properties = read(Map.of("Text", "abcd", "List", List.of(Map.of(), Map.of(), Map.of())));
        properties.string("Text", TextRule.ofLength(1, 3));
        assertEquals(2, properties.objects("List", 2, "write it as {}").size());
        assertEquals("""
                Text: has 4 characters; use 1 to 3.
                List: has 3 items; use at most 2.""", message());
    }

    @Test
    void staysShortWhateverIsSent() {
        Map<String, Object> many = new HashMap<>();
        List<String> list = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.put("unknown".repeat(1_000) + i, "x");
            list.add("x".repeat(1_000));
        }
        many.put("Number", "9".repeat(100_000));
        many.put("List", list);
        Properties properties = read(many);
        properties.unknownNames(KNOWN);
        properties.integer("Number");
        properties.strings("List").forEach(item -> properties.wrong("List", Quoted.of(item), "leave it out"));
        assertTrue(message().length() < 10_000, "has " + message().length() + " characters");
    }

    @Test
    void isContentWithoutProblems() {
        read(Map.of("UserPoolId", "x")).unknownNames(KNOWN);
        problems.throwIfAny();
        assertFalse(read(Map.of()).has("UserPoolId"));
    }

    private Properties read(Map<String, Object> values) {
        return Properties.of(values, problems);
    }

    private String message() {
        return String.valueOf(
                assertThrows(InvalidProperties.class, problems::throwIfAny).getMessage());
    }
}
