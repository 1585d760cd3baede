package io.github.cognitom2m;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.aws.AwsCall;
import io.github.cognitom2m.cloudformation.ReplyTo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The log of one invocation: a line of JSON for each step, each with the members that identify the invocation.
 *
 * @param about the members that every line has
 * @param strike removes from a line what must not be logged
 */
record Log(Context context, Map<String, String> about, UnaryOperator<String> strike) {

    /** The log of an invocation that knows no secret. */
    Log(Context context, Map<String, String> about) {
        this(context, about, UnaryOperator.identity());
    }

    /** The members that identify a CloudFormation request. */
    static Map<String, String> about(ReplyTo replyTo) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("stack", replyTo.stackId());
        about.put("resource", replyTo.logicalId());
        about.put("requestId", replyTo.requestId());
        return about;
    }

    void info(String step, String message) {
        write(LogLevel.INFO, step, Map.of("message", message));
    }

    void warn(String step, String message) {
        write(LogLevel.WARN, step, Map.of("message", message));
    }

    void error(String step, String message) {
        write(LogLevel.ERROR, step, Map.of("message", message));
    }

    /** A call of AWS. */
    void call(AwsCall call) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("message", call.outcome());
        members.put("awsRequestId", call.requestId());
        members.put("durationMs", call.took().toMillis());
        write(LogLevel.INFO, call.action(), members);
    }

    private void write(LogLevel level, String step, Map<String, ?> members) {
        Map<String, Object> line = new LinkedHashMap<>();
        // The names that Lambda itself uses in its JSON log format and filters by.
        line.put("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("level", level.toString());
        line.put("AWSRequestId", context.getAwsRequestId());
        line.putAll(about);
        line.put("step", step);
        line.putAll(members);
        try {
            // Logged as bytes, because Lambda would wrap text in a line of its own, whose members cannot be searched.
            context.getLogger().log((strike.apply(JSON.std.asString(line)) + "\n").getBytes(UTF_8), level);
        } catch (IOException e) {
            throw new UncheckedIOException("strings that cannot be written as JSON", e);
        }
    }
}
