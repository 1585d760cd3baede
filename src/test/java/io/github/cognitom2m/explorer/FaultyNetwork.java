package io.github.cognitom2m.explorer;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.JsonService;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The network as the product's processes see it, where one call meets a fault. */
final class FaultyNetwork implements Service {
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final Duration A_LAG = Duration.ofSeconds(2);
    private static final Duration LATE = Duration.ofSeconds(40);
    private static final Pattern READS = Pattern.compile(".*\\.(Describe|Get|List)\\w+");
    private static final int CALLS_OF_A_POLL = 2;
    private static final Duration A_TIMEOUT = Duration.ofSeconds(15);

    /** What the world does at a call, besides the fault itself. */
    interface Happenings {
        void atCall(Fault.Kind kind);

        void check();
    }

    private final EmulatedAws aws;
    private final Deque<Sandbox> running = new ArrayDeque<>();
    private List<Fault> faults = List.of();
    private Happenings happenings = new Happenings() {
        @Override
        public void atCall(Fault.Kind kind) {}

        @Override
        public void check() {}
    };
    private Optional<String> givenUp = Optional.empty();
    private boolean active;
    private boolean nested;
    private int calls;
    private final List<Place> places = new ArrayList<>();
    private String lastSaid = "";
    private int repeats;

    FaultyNetwork(EmulatedAws aws) {
        this.aws = aws;
    }

    void happenings(Happenings newHappenings) {
        happenings = newHappenings;
    }

    /** Counts the calls from now on, and lets the faults strike. */
    void begin(List<Fault> newFaults) {
        faults = newFaults;
        active = true;
        calls = 0;
        places.clear();
    }

    /** Nothing goes wrong any more. */
    void end() {
        active = false;
    }

    /**
     * The calls at which a fault is worth a play: of a poll the first two, because a fault at a later
     * one meets the product in the same state.
     */
    List<Place> places() {
        return List.copyOf(places);
    }

    boolean isActive() {
        return active;
    }

    void enter(Sandbox sandbox) {
        running.push(sandbox);
    }

    /** Runs a task of a step of the process that runs now. */
    void run(Runnable task) {
        Objects.requireNonNull(running.peek()).run(task);
    }

    void leave() {
        running.pop();
    }

    @Override
    public Answer handle(Query request) throws IOException {
        Sandbox sandbox = running.peek();
        if (sandbox == null) {
            throw new IllegalStateException("a call from no process: " + request.uri());
        }
        aws.time().pass(LATENCY);
        boolean wasDead = sandbox.isDead();
        if (!sandbox.lets(aws.time().instant())) {
            throw new Sandbox.Death();
        }
        if (wasDead) {
            aws.network().handle(request);
            throw new Sandbox.Death();
        }
        if (givenUp.isPresent() && givenUp.equals(request.header("amz-sdk-invocation-id"))) {
            throw new SocketTimeoutException("Read timed out");
        }
        if (!active || nested) {
            return through(request);
        }
        count(request, sandbox);
        happenings.check();
        for (Fault fault : faults) {
            if (fault.strikes(calls)) {
                return strike(fault, request, sandbox);
            }
        }
        return through(request);
    }

    private void count(Query request, Sandbox sandbox) {
        calls++;
        String said = request.header("x-amz-target").orElse("") + request.uri() + request.body();
        repeats = said.equals(lastSaid) ? repeats + 1 : 0;
        lastSaid = said;
        if (repeats < CALLS_OF_A_POLL) {
            boolean reads =
                    READS.matcher(request.header("x-amz-target").orElse("")).matches();
            places.add(new Place(calls, reads, sandbox.isInTask()));
        }
    }

    private Answer through(Query request) throws IOException {
        Answer answer = aws.network().handle(request);
        aws.time().pass(LATENCY);
        return answer;
    }

    private Answer strike(Fault fault, Query request, Sandbox sandbox) throws IOException {
        return switch (fault.kind()) {
            case ERROR_BEFORE -> error(request, 500, "InternalErrorException");
            case RESET_BEFORE -> throw new SocketException("Connection reset");
            case DENIED -> error(request, 400, "AccessDeniedException");
            case THROTTLED -> error(request, 400, "TooManyRequestsException");
            case ERROR_AFTER -> {
                through(request);
                yield error(request, 500, "InternalErrorException");
            }
            case RESET_AFTER -> {
                through(request);
                throw new SocketException("Connection reset");
            }
            case TIMEOUT_AFTER -> {
                through(request);
                aws.time().pass(A_TIMEOUT);
                throw new SocketTimeoutException("Read timed out");
            }
            case SLOW -> {
                aws.time().pass(Duration.ofSeconds(80));
                yield through(request);
            }
            case ENDLESS -> {
                aws.network().handle(request);
                aws.time().pass(Duration.between(aws.time().instant(), sandbox.deadline()));
                throw sandbox.die(0);
            }
            case STALE -> stale(request);
            case DIES_BEFORE, DIES_BEFORE_UNANSWERED -> throw sandbox.die(fault.inFlight());
            case DIES_AFTER, DIES_AFTER_UNANSWERED -> {
                aws.network().handle(request);
                throw sandbox.die(fault.inFlight());
            }
            case AGAIN_TOO_LATE -> {
                aws.time().pass(LATE);
                meanwhile(fault, request, sandbox);
                yield through(request);
            }
            case AGAIN_AT_ONCE, AGAIN_LATER, AGAIN_AT_THE_END, CANCELLED, MEANWHILE, STRANGER -> {
                meanwhile(fault, request, sandbox);
                yield through(request);
            }
            case CANCELLED_AFTER -> {
                Answer answer = through(request);
                meanwhile(fault, request, sandbox);
                yield answer;
            }
        };
    }

    /** Lets others act while the call is under way; one that takes too long is aborted. */
    private void meanwhile(Fault fault, Query request, Sandbox sandbox) throws SocketTimeoutException {
        Instant begin = aws.time().instant();
        nested = true;
        try {
            happenings.atCall(fault.kind());
        } finally {
            nested = false;
        }
        if (!sandbox.lets(aws.time().instant())) {
            throw new Sandbox.Death();
        }
        if (Duration.between(begin, aws.time().instant()).compareTo(A_TIMEOUT) > 0) {
            // The SDK, whose time is real, would by now have ended the call with all its attempts.
            givenUp = request.header("amz-sdk-invocation-id");
            throw new SocketTimeoutException("Read timed out");
        }
    }

    private Answer stale(Query request) throws IOException {
        aws.secretsManager().readLag(A_LAG);
        aws.cognito().delays(aws.cognito().delays().withReadLag(A_LAG));
        try {
            return through(request);
        } finally {
            aws.secretsManager().readLag(Duration.ZERO);
            aws.cognito().delays(aws.cognito().delays().withReadLag(Duration.ZERO));
        }
    }

    private static Answer error(Query request, int status, String type) throws IOException {
        return request.headers().containsKey("x-amz-target")
                ? JsonService.failure("injected", new AwsError(status, type, "injected"))
                : Answer.of(status == 400 ? 403 : status, "text/plain", "injected");
    }
}
