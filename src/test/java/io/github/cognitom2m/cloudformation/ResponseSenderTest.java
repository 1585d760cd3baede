package io.github.cognitom2m.cloudformation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.time.Deadline;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers get through, on virtual time. */
final class ResponseSenderTest {
    private static final int BROKEN = -1;

    private final EmulatedTime time = EmulatedTime.virtual(Instant.EPOCH);
    private final Deadline deadline = Deadline.in(Duration.ofSeconds(20), time, time::pass);
    private final ResponseUrl url = ResponseUrl.parse(Events.URL);
    private final Answer answer =
            Answer.failure(new ReplyTo(url, Events.STACK, "request", "Credentials", Optional.empty()), "id", "reason");
    private final List<Instant> attempts = new ArrayList<>();
    private final List<Duration> timeouts = new ArrayList<>();

    @Test
    void sendsTheBodyOnceWhereItIsTaken() throws AnswerNotDelivered {
        new ResponseSender((uri, body, timeout) -> {
                    attempts.add(time.instant());
                    assertEquals(URI.create(Events.URL), uri);
                    assertArrayEquals(answer.toJson(), body);
                    return 200;
                })
                .send(url, answer, deadline);
        assertEquals(1, attempts.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 403, BROKEN})
    void triesAgainAfter(int status) throws AnswerNotDelivered {
        sender(status, 200).send(url, answer, deadline);
        assertEquals(2, attempts.size());
    }

    @Test
    void pausesLongerEachTime() throws AnswerNotDelivered {
        sender(500, 500, BROKEN, 200).send(url, answer, deadline);
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < attempts.size(); i++) {
            pauses.add(Duration.between(attempts.get(i - 1), attempts.get(i)).toMillis());
        }
        assertEquals(List.of(100L, 200L, 400L), pauses);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 301, 307})
    void givesUpAtOnceAfter(int status) {
        AnswerNotDelivered failure =
                assertThrows(AnswerNotDelivered.class, () -> sender(status, 200).send(url, answer, deadline));
        assertEquals(1, attempts.size());
        assertTrue(String.valueOf(failure.getMessage()).contains(String.valueOf(status)), failure.getMessage());
    }

    @Test
    void givesUpAfterASecondForbidden() {
        assertThrows(AnswerNotDelivered.class, () -> sender(403, 500, 403, 200).send(url, answer, deadline));
        assertEquals(3, attempts.size());
    }

    @Test
    void usesTheTimeAndThenTellsWithoutTheUrl() {
        ResponseSender sender = new ResponseSender((uri, body, timeout) -> {
            attempts.add(time.instant());
            throw new IOException("cannot reach " + uri);
        });
        AnswerNotDelivered failure = assertThrows(AnswerNotDelivered.class, () -> sender.send(url, answer, deadline));
        assertTrue(attempts.size() >= 7, "ends early: " + attempts);
        assertTrue(Duration.between(attempts.getLast(), deadline.end()).toSeconds() <= 5, "ends early: " + attempts);
        assertFalse(attempts.getLast().isAfter(deadline.end()), "goes on after the end: " + attempts);
        assertEquals("the answer was not accepted: IOException", failure.getMessage());
        assertNull(failure.getCause(), "a cause may show the URL");
    }

    @Test
    void givesNoAttemptMoreTimeThanIsLeft() {
        Deque<Integer> lengths = new ArrayDeque<>(List.of(10, 6, 1));
        ResponseSender sender = new ResponseSender((uri, body, timeout) -> {
            timeouts.add(timeout);
            time.pass(Duration.ofSeconds(lengths.isEmpty() ? 1 : lengths.remove()));
            return 503;
        });
        assertThrows(AnswerNotDelivered.class, () -> sender.send(url, answer, deadline));
        assertEquals(Duration.ofSeconds(10), timeouts.get(0));
        assertEquals(Duration.ofMillis(9900), timeouts.get(1));
        assertEquals(Duration.ofMillis(3700), timeouts.get(2));
    }

    @Test
    void triesOnceEvenWhenTheTimeIsUp() throws AnswerNotDelivered {
        time.pass(Duration.ofSeconds(30));
        sender(200).send(url, answer, deadline);
        assertEquals(1, attempts.size());
    }

    private ResponseSender sender(Integer... statuses) {
        Deque<Integer> coming = new ArrayDeque<>(List.of(statuses));
        return new ResponseSender((uri, body, timeout) -> {
            attempts.add(time.instant());
            int status = coming.remove();
            if (status == BROKEN) {
                throw new IOException("connection reset");
            }
            return status;
        });
    }
}
