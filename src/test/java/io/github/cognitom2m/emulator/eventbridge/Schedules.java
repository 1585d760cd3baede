package io.github.cognitom2m.emulator.eventbridge;

import io.github.cognitom2m.emulator.cloudformation.types.Inventory.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The times at which rules with a rate are due: one interval after the rule is first observed, and then again and again. */
public final class Schedules {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

    /** When each schedule is next due. */
    public record State(Map<Scheduled, Instant> due) {}

    /** A rule that gets another schedule is due one new interval later. */
    record Scheduled(String rule, Duration interval) {}

    private final EventBridge eventBridge;
    private final Map<Scheduled, Instant> due = new HashMap<>();

    public Schedules(EventBridge eventBridge) {
        this.eventBridge = eventBridge;
    }

    public synchronized State state() {
        return new State(Map.copyOf(due));
    }

    /** Continues with what was kept: what has become due since then is so when it next runs. */
    public synchronized void restore(State state) {
        due.putAll(state.due());
    }

    /** Starts the schedules of new rules, and calls the targets of each rule that is due, once however late it is. */
    public synchronized void run() {
        Instant now = eventBridge.time().instant();
        Map<Scheduled, Item> rules = new HashMap<>();
        eventBridge.rules().forEach(rule -> scheduled(rule).ifPresent(scheduled -> rules.put(scheduled, rule)));
        due.keySet().retainAll(rules.keySet());
        rules.forEach((scheduled, rule) -> {
            Instant next = due.computeIfAbsent(scheduled, added -> now.plus(added.interval()));
            if (!next.isAfter(now)) {
                due.put(scheduled, now.plus(scheduled.interval()));
                eventBridge.call(rule);
            }
        });
    }

    /** Empty for a rule without a schedule, and for one with a cron expression, which is not emulated. */
    private static Optional<Scheduled> scheduled(Item rule) {
        Matcher rate = RATE.matcher(String.valueOf(rule.properties().get("ScheduleExpression")));
        if (!rate.matches() || "DISABLED".equals(rule.properties().get("State"))) {
            return Optional.empty();
        }
        long amount = Long.parseLong(rate.group(1));
        Duration interval = switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(amount);
            case "hour" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
        return Optional.of(new Scheduled(rule.physicalId(), interval));
    }
}
