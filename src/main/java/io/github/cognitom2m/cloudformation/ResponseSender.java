package io.github.cognitom2m.cloudformation;

import io.github.cognitom2m.time.Deadline;
import io.github.cognitom2m.time.Pace;
import java.io.IOException;
import java.time.Duration;

/** Sends answers to CloudFormation repeatedly until one is accepted or the time is used up. */
public final class ResponseSender {
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(10);
    private static final Duration SHORTEST_ATTEMPT = Duration.ofSeconds(1);
    private static final Pace PACE = Pace.growing(Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final int FORBIDDEN = 403;

    private final Transport transport;

    /** Sends over the network. */
    public ResponseSender() {
        this(new HttpTransport());
    }

    public ResponseSender(Transport transport) {
        this.transport = transport;
    }

    /**
     * Tries at least once, even after the deadline. A broken connection and a server error are tried again with growing
     * pauses; a 403 once more, because it means an expired signature, which stays, or a hiccup in checking it, which
     * doesn't; every other status is final.
     */
    public void send(ResponseUrl url, Answer answer, Deadline deadline) throws AnswerNotDelivered {
        byte[] body = answer.toJson();
        Outcome outcome = attempts(url, body, deadline);
        if (outcome.status() == FORBIDDEN && !deadline.expired()) {
            deadline.pause(PACE.first());
            outcome = attempts(url, body, deadline);
        }
        if (!outcome.delivered()) {
            throw new AnswerNotDelivered("the answer was not accepted: " + outcome.description());
        }
    }

    private Outcome attempts(ResponseUrl url, byte[] body, Deadline deadline) {
        return deadline.earlier(SHORTEST_ATTEMPT)
                .poll(PACE, () -> attempt(url, body, deadline), outcome -> !outcome.worthRepeating());
    }

    private Outcome attempt(ResponseUrl url, byte[] body, Deadline deadline) {
        Duration left = shorter(deadline.left(), LONGEST_ATTEMPT);
        Duration timeout = left.compareTo(SHORTEST_ATTEMPT) < 0 ? SHORTEST_ATTEMPT : left;
        try {
            int status = transport.put(url.uri(), body, timeout);
            return new Outcome(status, "HTTP status " + status);
        } catch (IOException e) {
            // Its message may contain the URL.
            return new Outcome(0, e.getClass().getSimpleName());
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** The outcome of one attempt; the status is 0 if the connection broke. */
    private record Outcome(int status, String description) {
        boolean delivered() {
            return status >= 200 && status < 300;
        }

        boolean worthRepeating() {
            return status == 0 || status >= 500;
        }
    }
}
