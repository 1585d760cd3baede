package io.github.cognitom2m.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How events become requests, and what happens to those that can't. */
final class CustomResourceRequestTest {

    @Test
    void readsACreate() throws MalformedRequest {
        Map<String, Object> event = Events.create();
        event.put("ServiceTimeout", "300");
        CustomResourceRequest request = CustomResourceRequest.parse(Events.json(event));
        assertEquals(RequestType.CREATE, request.type());
        assertEquals("6d1f3a52-0001", request.requestId());
        assertEquals(new StackId(Events.STACK), request.stack());
        assertEquals("Credentials", request.logicalId());
        assertEquals(Optional.empty(), request.physicalId());
        assertEquals(Duration.ofMinutes(5), request.serviceTimeout());
        assertEquals(Events.URL, request.responseUrl().uri().toString());
    }

    @Test
    void readsBothPropertySetsOfAnUpdateWithoutWhatIsForCloudFormation() throws MalformedRequest {
        CustomResourceRequest request = CustomResourceRequest.parse(Events.json(Events.update()));
        assertEquals(Map.of("UserPoolId", "us-east-1_AbCdEf123"), request.properties());
        assertEquals(Map.of("UserPoolId", "us-east-1_Older"), request.oldProperties());
        assertEquals(Optional.of(Events.SECRET), request.physicalId());
    }

    @Test
    void waitsAnHourWhereNoServiceTimeoutIsGiven() throws MalformedRequest {
        assertEquals(
                Duration.ofHours(1),
                CustomResourceRequest.parse(Events.json(Events.create())).serviceTimeout());
    }

    @Test
    void dropsNullsAtEveryDepth() throws MalformedRequest {
        String event = new String(Events.json(Events.create()), StandardCharsets.UTF_8)
                .replace(
                        "\"UserPoolId\":",
                        "\"Nothing\":null,\"List\":[null,{\"Nothing\":null,\"A\":\"b\"}],\"UserPoolId\":");
        assertEquals(
                Map.of("UserPoolId", "us-east-1_AbCdEf123", "List", List.of(Map.of("A", "b"))),
                CustomResourceRequest.parse(event.getBytes(StandardCharsets.UTF_8))
                        .properties());
    }

    @Test
    void showsNeitherUrlNorProperties() throws MalformedRequest {
        String shown = CustomResourceRequest.parse(Events.json(Events.update())).toString();
        assertTrue(shown.contains("Update of Credentials"), shown);
        assertFalse(shown.contains("https"), shown);
        assertFalse(shown.contains("5ec2e7"), shown);
        assertFalse(shown.contains("UserPoolId"), shown);
    }

    @Test
    void refusesAnUnknownRequestTypeInAWayThatCanBeAnswered() {
        Map<String, Object> event = Events.update();
        event.put("RequestType", "Import");
        ReplyTo replyTo = malformed(Events.json(event)).replyTo().orElseThrow();
        assertEquals("6d1f3a52-0001", replyTo.requestId());
        assertEquals(Events.SECRET, replyTo.echoedPhysicalId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ResponseURL", "StackId", "RequestId", "LogicalResourceId"})
    void hasNobodyToAnswerWithout(String field) {
        Map<String, Object> event = Events.create();
        event.remove(field);
        assertEquals(Optional.empty(), malformed(Events.json(event)).replyTo());
        event.put(field, "");
        assertEquals(Optional.empty(), malformed(Events.json(event)).replyTo());
    }

    @Test
    void hasNobodyToAnswerAtAForeignHost() {
        Map<String, Object> event = Events.create();
        event.put("ResponseURL", "https://example.com/?X-Amz-Signature=5ec2e7");
        MalformedRequest refused = malformed(Events.json(event));
        assertEquals(Optional.empty(), refused.replyTo());
        assertFalse(String.valueOf(refused.getMessage()).contains("example"), "shows the URL");
    }

    @Test
    void canAnswerWhatBreaksOffBehindTheIds() {
        byte[] json = Events.json(Events.create());
        byte[] cut = Arrays.copyOf(json, json.length - 10);
        ReplyTo replyTo = malformed(cut).replyTo().orElseThrow();
        assertEquals("cognito-m2m:1:never-claimed:6d1f3a52-0001", replyTo.echoedPhysicalId());
    }

    @Test
    void canAnswerPropertiesNestedTooDeeply() {
        assertTrue(malformed(nested(Events.create())).replyTo().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ServiceTimeout\":%s,", "{\"Other\":{\"a\":[%s]},"})
    void canAnswerANumberThatIsTooLong(String begin) {
        String json = new String(Events.json(Events.create()), StandardCharsets.UTF_8);
        String event = begin.formatted("9".repeat(5_000)) + json.substring(1);
        assertTrue(malformed(event.getBytes(StandardCharsets.UTF_8)).replyTo().isPresent());
    }

    @Test
    void deletesWhateverThePropertiesAre() throws MalformedRequest {
        assertEquals(
                Map.of(), CustomResourceRequest.parse(nested(Events.delete())).properties());
        Map<String, Object> event = Events.delete();
        event.put("ResourceProperties", "text");
        assertEquals(Map.of(), CustomResourceRequest.parse(Events.json(event)).properties());
    }

    @Test
    void refusesPropertiesThatAreNoObject() {
        Map<String, Object> event = Events.create();
        event.put("ResourceProperties", List.of("text"));
        assertTrue(malformed(Events.json(event)).replyTo().isPresent());
    }

    @Test
    void refusesAnUpdateOfNothing() {
        Map<String, Object> event = Events.update();
        event.remove("PhysicalResourceId");
        assertTrue(malformed(Events.json(event)).replyTo().isPresent());
    }

    @Test
    void hasNobodyToAnswerWhereTheIdsLeaveNoRoom() {
        Map<String, Object> event = Events.create();
        event.put("LogicalResourceId", "L".repeat(5000));
        assertEquals(Optional.empty(), malformed(Events.json(event)).replyTo());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{", "{\"RequestType\":", "\u0000"})
    void refusesWhatIsNoEvent(String json) {
        assertEquals(
                Optional.empty(),
                malformed(json.getBytes(StandardCharsets.UTF_8)).replyTo());
    }

    private static byte[] nested(Map<String, Object> event) {
        int depth = 50_000;
        event.remove("ResourceProperties");
        String json = new String(Events.json(event), StandardCharsets.UTF_8);
        String deep = "{\"ResourceProperties\":" + "[".repeat(depth) + "]".repeat(depth) + ",";
        return (deep + json.substring(1)).getBytes(StandardCharsets.UTF_8);
    }

    private static MalformedRequest malformed(byte[] json) {
        return assertThrows(MalformedRequest.class, () -> CustomResourceRequest.parse(json));
    }
}
