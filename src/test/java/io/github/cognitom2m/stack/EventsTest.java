package io.github.cognitom2m.stack;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.cloudformation.CustomResourceRequest;
import io.github.cognitom2m.cloudformation.PhysicalResourceId;
import io.github.cognitom2m.properties.InvalidProperties;
import io.github.cognitom2m.properties.Problem;
import io.github.cognitom2m.properties.ResourceProperties;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The events that a person sends by hand are such as CloudFormation would send. */
final class EventsTest {
    private static final Path EVENTS = Path.of("events");

    @ParameterizedTest
    @MethodSource("all")
    void carryTheirIdsInTheResponseUrl(Path file) throws Exception {
        Map<String, Object> event = JSON.std.mapFrom(Files.readString(file));

        assertEquals(
                "/" + event.get("StackId") + "|" + event.get("LogicalResourceId") + "|" + event.get("RequestId"),
                URI.create((String) event.get("ResponseURL")).getPath());
        assertTrue(read(file).responseUrl().issued().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "update", "rollback-update", "update-replacement", "delete", "delete-unknown-id"})
    void askForWhatTheProviderAccepts(String name) throws Exception {
        CustomResourceRequest request = read(name);

        assertDoesNotThrow(() -> properties(request, request.properties()));
        if (!request.oldProperties().isEmpty()) {
            assertDoesNotThrow(() -> properties(request, request.oldProperties()));
        }
    }

    @Test
    void badPropertiesAreRefusedAllAtOnce() throws Exception {
        CustomResourceRequest request = read("create-bad-properties");

        InvalidProperties refusal =
                assertThrows(InvalidProperties.class, () -> properties(request, request.properties()));

        assertEquals(
                List.of(
                        "Client.AccessTokenValidity",
                        "Client.AllowedOAuthScope",
                        "Domain.Domain",
                        "Domain.ManagedLoginVersion",
                        "ResourceServer.Identifier",
                        "ResourceServer.Scopes[0].ScopeName",
                        "ResourceServer.Scopes[1].ScopeDescription",
                        "UserPoolId",
                        "VerifyToken"),
                refusal.problems().stream().map(Problem::path).sorted().toList());
    }

    @Test
    void theRollbackSwapsThePropertiesOfTheUpdate() throws Exception {
        CustomResourceRequest update = read("update");
        CustomResourceRequest rollback = read("rollback-update");

        assertEquals(update.properties(), rollback.oldProperties());
        assertEquals(update.oldProperties(), rollback.properties());
        assertEquals(update.physicalId(), rollback.physicalId());
    }

    @Test
    void theReplacementNamesAnotherPool() throws Exception {
        CustomResourceRequest request = read("update-replacement");

        assertNotEquals(
                request.oldProperties().get("UserPoolId"), request.properties().get("UserPoolId"));
    }

    @Test
    void onlyTheUnknownIdDoesNotBelongToTheProvider() throws Exception {
        assertInstanceOf(PhysicalResourceId.Generation.class, physicalId("delete"));
        assertInstanceOf(PhysicalResourceId.Foreign.class, physicalId("delete-unknown-id"));
    }

    private static List<Path> all() throws Exception {
        try (Stream<Path> files = Files.list(EVENTS)) {
            return files.sorted().toList();
        }
    }

    private static PhysicalResourceId physicalId(String name) throws Exception {
        return PhysicalResourceId.parse(read(name).physicalId().orElseThrow());
    }

    private static ResourceProperties properties(CustomResourceRequest request, Map<String, Object> properties) {
        return ResourceProperties.parse(
                properties, new ResourceProperties.Context(request.stack(), request.logicalId(), "m2m/"));
    }

    private static CustomResourceRequest read(String name) throws Exception {
        return read(EVENTS.resolve(name + ".json"));
    }

    private static CustomResourceRequest read(Path file) throws Exception {
        return CustomResourceRequest.parse(Files.readAllBytes(file));
    }
}
