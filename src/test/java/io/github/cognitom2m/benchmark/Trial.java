package io.github.cognitom2m.benchmark;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.runtime.LoopbackProxy;
import io.github.cognitom2m.emulator.runtime.PackagedFunction;
import io.github.cognitom2m.emulator.runtime.TestAuthority;
import io.github.cognitom2m.support.Rounds;
import io.github.cognitom2m.support.SignedEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A contender's Create, Update and Delete, each as the first request of a new process and once more in a process that is
 * warm.
 */
record Trial(Map<Operation, Request> cold, Map<Operation, Request> warm) {

    /** The Update changes nothing but the resource's Revision. */
    enum Operation {
        CREATE,
        UPDATE,
        DELETE;

        static final List<Operation> ALL = List.of(values());

        @Override
        public String toString() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One request; times are milliseconds.
     *
     * @param start how long its process took until it asked for work; 0 if it is not the first
     * @param answered until CloudFormation had the answer
     * @param ended until the handler returned, which is what is billed
     * @param processor what its process used of processors, the start included
     * @param rounds how many calls, token and answer included, lay one after the other
     * @param peakMegabytes the most memory that the process had by then
     */
    record Request(
            double start, double answered, double ended, double processor, double rounds, double peakMegabytes) {}

    /**
     * How it is run.
     *
     * @param latency of every call
     * @param memoryMb by which its heap is sized
     * @param confined whether it has, once it is ready, only the processor share that the memory size buys
     */
    record Conditions(Duration latency, int memoryMb, boolean confined) {}

    Trial {
        cold = Map.copyOf(cold);
        warm = Map.copyOf(warm);
    }

    /** Three processes: the first one begins with a Create, the second with an Update, the third with a Delete. */
    static Trial run(Contender contender, Conditions conditions, TestAuthority authority, Path directory)
            throws Exception {
        Map<Operation, Request> cold = new EnumMap<>(Operation.class);
        Map<Operation, Request> warm = new EnumMap<>(Operation.class);
        Account account = Account.of(conditions.latency());
        try (LoopbackProxy proxy = LoopbackProxy.start(account.aws.network(), authority)) {
            try (Running running = Running.start(contender, conditions, proxy, directory, account)) {
                cold.put(Operation.CREATE, running.first(Operation.CREATE));
                warm.put(Operation.UPDATE, running.request(Operation.UPDATE));
                warm.put(Operation.DELETE, running.request(Operation.DELETE));
                account.nextPool();
                warm.put(Operation.CREATE, running.request(Operation.CREATE));
            }
            for (Operation operation : new Operation[] {Operation.UPDATE, Operation.DELETE}) {
                try (Running running = Running.start(contender, conditions, proxy, directory, account)) {
                    cold.put(operation, running.first(operation));
                }
            }
        }
        return new Trial(cold, warm);
    }

    /** A Create by a new process, and another by the same. */
    static Trial ofCreates(Contender contender, Conditions conditions, TestAuthority authority, Path directory)
            throws Exception {
        Account account = Account.of(conditions.latency());
        try (LoopbackProxy proxy = LoopbackProxy.start(account.aws.network(), authority);
                Running running = Running.start(contender, conditions, proxy, directory, account)) {
            Request first = running.first(Operation.CREATE);
            running.request(Operation.DELETE);
            account.nextPool();
            return new Trial(
                    Map.of(Operation.CREATE, first), Map.of(Operation.CREATE, running.request(Operation.CREATE)));
        }
    }

    /** An account with a user pool, and the resource that is made there. */
    private static final class Account {
        private final EmulatedAws aws = new EmulatedAws(EmulatedTime.real());
        private final Rounds rounds;
        private SignedEvents events;
        private String resource = "";

        private Account(Rounds rounds) {
            this.rounds = rounds;
            this.events = inNewPool();
            aws.network().weather(rounds);
        }

        static Account of(Duration latency) {
            return new Account(new Rounds(latency));
        }

        /** The next resource is of another user pool, so that nothing of an earlier one counts. */
        void nextPool() {
            events = inNewPool();
        }

        private SignedEvents inNewPool() {
            Map<String, Object> made = aws.call("cognito-idp", "CreateUserPool", Map.of("PoolName", "machines"));
            return new SignedEvents(
                    aws, Json.text(Json.object(made.get("UserPool")).get("Id")));
        }

        Map<String, Object> event(Operation operation) throws IOException {
            if (operation == Operation.CREATE) {
                return events.read("create");
            }
            if (operation == Operation.DELETE) {
                return events.read("delete", resource);
            }
            Map<String, Object> event = events.read("create", resource);
            Map<String, Object> before = Json.object(event.get("ResourceProperties"));
            Map<String, Object> after = new HashMap<>(before);
            after.put("Revision", "again");
            event.put("RequestType", "Update");
            event.put("OldResourceProperties", before);
            event.put("ResourceProperties", after);
            return event;
        }
    }

    /** A process of a contender. */
    private record Running(PackagedFunction function, Optional<ProcessorShare> share, double start, Account account)
            implements AutoCloseable {

        static Running start(
                Contender contender, Conditions conditions, LoopbackProxy proxy, Path directory, Account account)
                throws IOException {
            Optional<ProcessorShare> share =
                    conditions.confined() ? Optional.of(ProcessorShare.of(conditions.memoryMb())) : Optional.empty();
            PackagedFunction function = contender.start(conditions.memoryMb(), proxy, directory);
            double start = millis(function.startTime());
            if (share.isPresent()) {
                share.get().confine(function.pid());
            }
            return new Running(function, share, start, account);
        }

        Request first(Operation operation) throws Exception {
            return request(operation, start, Duration.ZERO);
        }

        Request request(Operation operation) throws Exception {
            return request(operation, 0, Usage.processor(function.pid()));
        }

        private Request request(Operation operation, double after, Duration usedBefore) throws Exception {
            Map<String, Object> event = account.event(operation);
            account.rounds.clear();
            long begin = System.nanoTime();
            function.invoke(JSON.std.asString(event)).get();
            long end = System.nanoTime();
            Map<String, Object> answer = account.events.answerTo(event);
            if (!"SUCCESS".equals(answer.get("Status"))) {
                throw new IllegalStateException(answer + "\n" + function.log());
            }
            account.resource = String.valueOf(answer.get("PhysicalResourceId"));
            return new Request(
                    after,
                    millis(Duration.ofNanos(account.rounds.answeredAt() - begin)),
                    millis(Duration.ofNanos(end - begin)),
                    millis(Usage.processor(function.pid()).minus(usedBefore)),
                    account.rounds.untilTheAnswer().size(),
                    Usage.peakMegabytes(function.pid()));
        }

        private static double millis(Duration duration) {
            return duration.toNanos() / 1e6;
        }

        @Override
        public void close() throws IOException {
            function.close();
            if (share.isPresent()) {
                share.get().close();
            }
        }
    }
}
