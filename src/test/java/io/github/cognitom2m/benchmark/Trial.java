package io.github.cognitom2m.benchmark;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.lambda.FunctionConfiguration;
import io.github.cognitom2m.emulator.runtime.LoopbackProxy;
import io.github.cognitom2m.emulator.runtime.PackagedFunction;
import io.github.cognitom2m.emulator.runtime.TestAuthority;
import io.github.cognitom2m.support.Rounds;
import io.github.cognitom2m.support.SignedEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One process from its start to its end; times are milliseconds.
 *
 * @param start until it asked for work
 * @param first its first Create
 * @param second its second Create, of another resource, after the first was deleted
 */
record Trial(double start, Create first, Create second) {
    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    /**
     * One Create.
     *
     * @param answered until CloudFormation had the answer
     * @param ended until the handler returned, which is what is billed
     * @param rounds how many calls, token and answer included, lay one after the other
     * @param peakMegabytes the most memory that the process had by then
     */
    record Create(double answered, double ended, double rounds, double peakMegabytes) {}

    /**
     * How it is run.
     *
     * @param latency of every call
     * @param memoryMb by which its heap is sized
     * @param confined whether it has, once it is ready, only the processor share that the memory size buys
     */
    record Conditions(Duration latency, int memoryMb, boolean confined) {}

    /** Lets a contender make a resource, delete it, and make another. */
    static Trial run(Contender contender, Conditions conditions, TestAuthority authority, Path directory)
            throws Exception {
        EmulatedAws aws = new EmulatedAws(EmulatedTime.real());
        Rounds rounds = new Rounds(conditions.latency());
        aws.network().weather(rounds);
        Optional<ProcessorShare> share =
                conditions.confined() ? Optional.of(ProcessorShare.of(conditions.memoryMb())) : Optional.empty();
        try (LoopbackProxy proxy = LoopbackProxy.start(aws.network(), authority);
                PackagedFunction function = PackagedFunction.start(
                        contender.artifact(),
                        configuration(aws, contender.handler(), conditions.memoryMb()),
                        flags(proxy, contender),
                        directory)) {
            double start = millis(function.startTime());
            if (share.isPresent()) {
                share.get().confine(function.pid());
            }
            Create first = new Caller(function, events(aws), rounds).createAndDelete();
            Create second = new Caller(function, events(aws), rounds).createAndDelete();
            return new Trial(start, first, second);
        } finally {
            if (share.isPresent()) {
                share.get().close();
            }
        }
    }

    /** Who sends events to a process and measures. */
    private record Caller(PackagedFunction function, SignedEvents events, Rounds rounds) {

        Create createAndDelete() throws Exception {
            Map<String, Object> event = events.read("create");
            rounds.clear();
            long begin = System.nanoTime();
            Map<String, Object> answer = send(event);
            Create create = new Create(
                    millis(Duration.ofNanos(rounds.answeredAt() - begin)),
                    millis(Duration.ofNanos(System.nanoTime() - begin)),
                    rounds.untilTheAnswer().size(),
                    peakMegabytes(function.pid()));
            send(events.read("delete", String.valueOf(answer.get("PhysicalResourceId"))));
            return create;
        }

        private Map<String, Object> send(Map<String, Object> event) throws Exception {
            function.invoke(JSON.std.asString(event)).get();
            Map<String, Object> answer = events.answerTo(event);
            if (!"SUCCESS".equals(answer.get("Status"))) {
                throw new IllegalStateException(answer + "\n" + function.log());
            }
            return answer;
        }
    }

    private static List<String> flags(LoopbackProxy proxy, Contender contender) {
        List<String> flags = new ArrayList<>(proxy.jvmFlags());
        flags.addAll(contender.jvmFlags());
        return flags;
    }

    private static FunctionConfiguration configuration(EmulatedAws aws, String handler, int memoryMb) {
        return new FunctionConfiguration(
                aws.place().arn("lambda", "function:provider"),
                handler + "::handleRequest",
                "java25",
                TIMEOUT,
                memoryMb,
                Map.of());
    }

    /** Events of a user pool of its own: another resource, for which nothing of an earlier one counts. */
    private static SignedEvents events(EmulatedAws aws) {
        Object pool = aws.call("cognito-idp", "CreateUserPool", Map.of("PoolName", "machines"))
                .get("UserPool");
        return new SignedEvents(aws, pool instanceof Map<?, ?> made ? String.valueOf(made.get("Id")) : "");
    }

    private static double peakMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
