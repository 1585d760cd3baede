package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rotation rules of a secret, and how far apart they put its rotations. */
public record Schedule(
        Optional<Integer> automaticallyAfterDays,
        Optional<String> scheduleExpression,
        Optional<String> duration,
        Duration interval) {

    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (hours?|days?)\\)");
    private static final Duration CLOSEST = Duration.ofHours(4);

    static Schedule parse(Input rules) {
        Optional<Integer> days = rules.number("AutomaticallyAfterDays");
        Optional<String> expression = rules.optionalText("ScheduleExpression");
        Optional<String> duration = rules.optionalText("Duration");
        if (days.isPresent() == expression.isPresent()) {
            throw Errors.invalidParameter("You must specify either AutomaticallyAfterDays or ScheduleExpression.");
        }
        Duration interval = days.map(Duration::ofDays).orElseGet(() -> interval(expression.orElseThrow()));
        return new Schedule(days, expression, duration, interval);
    }

    Map<String, Object> wire() {
        Map<String, Object> rules = new LinkedHashMap<>();
        automaticallyAfterDays.ifPresent(days -> rules.put("AutomaticallyAfterDays", days));
        duration.ifPresent(hours -> rules.put("Duration", hours));
        scheduleExpression.ifPresent(expression -> rules.put("ScheduleExpression", expression));
        return rules;
    }

    private static Duration interval(String expression) {
        if (expression.startsWith("cron(")) {
            throw new AwsError(501, "NotEmulated", "cron expressions are not emulated; use rate(...)");
        }
        Matcher rate = RATE.matcher(expression);
        if (!rate.matches()) {
            throw Errors.invalidParameter("The schedule expression is invalid.");
        }
        long amount = Long.parseLong(rate.group(1));
        Duration interval = rate.group(2).startsWith("hour") ? Duration.ofHours(amount) : Duration.ofDays(amount);
        if (interval.compareTo(CLOSEST) < 0) {
            throw Errors.invalidParameter("Rotations must be at least four hours apart.");
        }
        return interval;
    }
}
