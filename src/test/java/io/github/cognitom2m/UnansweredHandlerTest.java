package io.github.cognitom2m;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.cloudformation.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a request is answered that the provider function left without an answer. */
final class UnansweredHandlerTest {
    private static final String SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:m2m/x-a1B2c3";
    private static final String RECORD = """
            {"version":"1.0","timestamp":"2026-11-22T09:58:00.000Z",
             "requestContext":{"requestId":"e4b46cbf-0001","condition":"RetriesExhausted","approximateInvokeCount":1,
               "functionArn":"arn:aws:lambda:us-east-1:123456789012:function:provider:$LATEST"},
             "requestPayload":{"RequestType":"Create","ResponseURL":
               "https://cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com/x?X-Amz-Signature=5ec2e7",
               "StackId":"arn:aws:cloudformation:us-east-1:123456789012:stack/orders/1f2e",
               "RequestId":"6d1f-0001","LogicalResourceId":"Credentials",PHYSICAL
               "ResourceProperties":{"ResponseURL":"https://example.com/","UserPoolId":"us-east-1_A"}},
             "responseContext":{"statusCode":200,"executedVersion":"7","functionError":"Unhandled"},
             "responsePayload":RESPONSE}
            """;

    private final List<Answer> answers = new ArrayList<>();
    private final List<Duration> times = new ArrayList<>();
    private final QuietContext context = new QuietContext();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"errorMessage\":\"2026-11-22T09:58:00Z e4b4 Task timed out after 240.00 seconds\"}"
                        + "| timed out after 240.00 seconds",
                "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: e4b4 Error: Runtime exited with"
                        + " error: signal: killed\"} | was killed, most likely because it ran out of memory",
                "{\"errorType\":\"java.lang.OutOfMemoryError\",\"errorMessage\":\"Java heap space\"} | ran out of memory",
                "{\"errorType\":\"java.lang.NoClassDefFoundError\",\"errorMessage\":\"software/amazon/awssdk/X\"}"
                        + "| ended with the error java.lang.NoClassDefFoundError",
                "{\"errorType\":\"no name: <x>\",\"errorMessage\":\"secret\"} | ended with the error Unhandled",
                "null | ended with the error Unhandled",
            })
    void tellsHowTheFunctionEndedAndWhereToLook(String response, String cause) throws IOException {
        handle(record("", response));
        Map<String, Object> answer = onlyAnswer();
        assertEquals("FAILED", answer.get("Status"));
        assertEquals(
                "The provider function " + cause + " (RetriesExhausted). Look for e4b46cbf-0001 in the logs of"
                        + " arn:aws:lambda:us-east-1:123456789012:function:provider:$LATEST.",
                answer.get("Reason"));
    }

    @Test
    void tellsOfARequestThatWasNeverStarted() throws IOException {
        handle(record("", "null")
                .replace("RetriesExhausted", "EventAgeExceeded")
                .replace("Unhandled", ""));
        String reason = String.valueOf(onlyAnswer().get("Reason"));
        assertTrue(reason.startsWith("The provider function was not started in time"), reason);
        assertTrue(reason.contains("(EventAgeExceeded)"), reason);
    }

    @Test
    void tellsTheErrorOfTheLastAttemptWhereTheEventThenBecameTooOld() throws IOException {
        handle(record("", "{\"errorType\":\"java.lang.NoClassDefFoundError\"}")
                .replace("RetriesExhausted", "EventAgeExceeded"));
        String reason = String.valueOf(onlyAnswer().get("Reason"));
        assertTrue(
                reason.startsWith("The provider function ended with the error java.lang.NoClassDefFoundError"
                        + " (EventAgeExceeded)"),
                reason);
    }

    @Test
    void makesUpAnIdThatTellsTheRequestForACreate() throws IOException {
        handle(record("", "null"));
        Map<String, Object> answer = onlyAnswer();
        assertEquals("cognito-m2m:1:never-claimed:6d1f-0001", answer.get("PhysicalResourceId"));
        assertEquals("6d1f-0001", answer.get("RequestId"));
        assertEquals("Credentials", answer.get("LogicalResourceId"));
        assertEquals("arn:aws:cloudformation:us-east-1:123456789012:stack/orders/1f2e", answer.get("StackId"));
    }

    @Test
    void repeatsTheIdOfWhatExists() throws IOException {
        handle(record("\"PhysicalResourceId\":\"" + SECRET + "\",", "null"));
        assertEquals(SECRET, onlyAnswer().get("PhysicalResourceId"));
    }

    @Test
    void answersPropertiesThatNobodyCouldRead() throws IOException {
        String deep = "[".repeat(50_000) + "]".repeat(50_000);
        handle(record("\"OldResourceProperties\":" + deep + ",", "null"));
        assertEquals("FAILED", onlyAnswer().get("Status"));
    }

    @Test
    void keepsSomeTimeForItsOwnEnd() throws IOException {
        handle(record("", "null"));
        assertTrue(times.getFirst().compareTo(Duration.ofSeconds(29)) <= 0, times.toString());
        assertTrue(times.getFirst().compareTo(Duration.ofSeconds(20)) > 0, times.toString());
    }

    @ParameterizedTest
    @CsvSource({"us-east-1.amazonaws.com,example.com", "ResponseURL,Other", "requestPayload,payload"})
    void leavesWhatCannotBeAnswered(String replaced, String by) throws IOException {
        handle(record("", "null").replace(replaced, by));
        assertEquals(List.of(), answers);
        assertEquals(1, context.lines().size());
        assertTrue(context.lines().getFirst().contains("\"the record contains no request that could be answered\""));
    }

    @Test
    void failsWhereTheAnswerIsNotTakenSoThatLambdaTriesAgain() {
        UnansweredHandler handler = new UnansweredHandler((url, answer, deadline) -> {
            throw new IOException("refused");
        });
        assertThrows(IOException.class, () -> handle(handler, record("", "null")));
    }

    @Test
    void logsNoUrl() throws IOException {
        handle(record("", "null"));
        String lines = String.join("\n", context.lines());
        assertTrue(lines.contains("Credentials"), lines);
        assertFalse(lines.contains("https") || lines.contains("5ec2e7"), lines);
    }

    private void handle(String record) throws IOException {
        handle(
                new UnansweredHandler((url, answer, deadline) -> {
                    answers.add(answer);
                    times.add(deadline.left());
                }),
                record);
    }

    private void handle(UnansweredHandler handler, String record) throws IOException {
        handler.handleRequest(
                new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)),
                OutputStream.nullOutputStream(),
                context);
    }

    private Map<String, Object> onlyAnswer() throws IOException {
        assertEquals(1, answers.size());
        return JSON.std.mapFrom(answers.getFirst().toJson());
    }

    private static String record(String physicalId, String response) {
        return RECORD.replace("PHYSICAL", physicalId).replace("RESPONSE", response);
    }

    /** A context with half a minute left that keeps what is logged. */
    private static final class QuietContext implements Context {
        private final List<String> lines = new ArrayList<>();

        List<String> lines() {
            return lines;
        }

        @Override
        public int getRemainingTimeInMillis() {
            return 30_000;
        }

        @Override
        public LambdaLogger getLogger() {
            return new LambdaLogger() {
                @Override
                public void log(String message) {
                    lines.add(message);
                }

                @Override
                public void log(byte[] message) {
                    lines.add(new String(message, StandardCharsets.UTF_8));
                }
            };
        }

        @Override
        public String getAwsRequestId() {
            return "request";
        }

        @Override
        public String getLogGroupName() {
            return "group";
        }

        @Override
        public String getLogStreamName() {
            return "stream";
        }

        @Override
        public String getFunctionName() {
            return "unanswered";
        }

        @Override
        public String getFunctionVersion() {
            return "1";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "arn";
        }

        @Override
        public CognitoIdentity getIdentity() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ClientContext getClientContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getMemoryLimitInMB() {
            return 512;
        }
    }
}
