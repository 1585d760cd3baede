package io.github.cognitom2m.emulator.eventbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.cloudformation.CloudFormation;
import io.github.cognitom2m.emulator.cloudformation.Execution;
import io.github.cognitom2m.emulator.cloudformation.Quirks;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackStatus;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.lambda.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules are due by their rates, from when they are first observed. */
final class SchedulesTest {
    private final EmulatedTime time = EmulatedTime.virtual(Instant.parse("2026-11-22T10:00:00Z"));
    private final EmulatedAws aws = new EmulatedAws(time);
    private final CloudFormation cloudFormation = new CloudFormation(
            new CloudFormation.Settings(aws.place(), time, Execution.deterministic(time), Quirks.USUAL, 1),
            aws.network(),
            aws.responseBucket(),
            configuration -> (event, response, context) -> response.write('{'));
    private final Schedules schedules =
            new Schedules(new EventBridge(cloudFormation.inventory(), cloudFormation.functions(), aws.place(), time));

    @Test
    void callsARuleOnceEachIntervalHoweverLate() {
        deploy("rate(5 minutes)", "ENABLED");
        assertEquals(0, callsAfter(Duration.ofMinutes(4)));
        assertEquals(1, callsAfter(Duration.ofMinutes(1)));
        assertEquals(1, callsAfter(Duration.ofMinutes(4)));
        assertEquals(2, callsAfter(Duration.ofHours(9)));
    }

    @Test
    void isDueWhenItWasWhereItContinues() {
        deploy("rate(1 hour)", "ENABLED");
        assertEquals(0, callsAfter(Duration.ZERO));
        time.pass(Duration.ofMinutes(30));
        Schedules.State state = schedules.state();
        time.pass(Duration.ofMinutes(30));
        Schedules later = new Schedules(
                new EventBridge(cloudFormation.inventory(), cloudFormation.functions(), aws.place(), time));
        later.restore(state);
        later.run();
        cloudFormation.functions().settle();
        assertEquals(1, calls().size());
    }

    @Test
    void startsAgainWithAnotherSchedule() {
        Stack stack = deploy("rate(1 hour)", "ENABLED");
        assertEquals(0, callsAfter(Duration.ofMinutes(59)));
        stack.update(template("rate(2 days)", "ENABLED"), Map.of());
        assertEquals(0, callsAfter(Duration.ZERO));
        assertEquals(0, callsAfter(Duration.ofDays(1)));
        assertEquals(1, callsAfter(Duration.ofDays(1)));
    }

    @Test
    void callsNoRuleThatIsDisabledOrDeleted() {
        Stack stack = deploy("rate(1 hour)", "DISABLED");
        assertEquals(0, callsAfter(Duration.ofHours(2)));
        stack.update(template("rate(1 hour)", "ENABLED"), Map.of());
        assertEquals(0, callsAfter(Duration.ZERO));
        assertEquals(1, callsAfter(Duration.ofHours(1)));
        stack.delete();
        assertEquals(1, callsAfter(Duration.ofHours(1)));
    }

    @Test
    void sendsAScheduledEventToATargetWithoutInput() throws Exception {
        deploy("rate(1 day)", "ENABLED");
        assertEquals(1, callsAfter(Duration.ofDays(1)));
        Map<String, Object> event = JSON.std.mapFrom(calls().getFirst().event());
        assertEquals("Scheduled Event", event.get("detail-type"));
        assertEquals(List.of("arn:aws:events:us-east-1:123456789012:rule/often"), event.get("resources"));
        assertEquals("2026-11-23T10:00:00Z", event.get("time"));
    }

    private Stack deploy(String schedule, String state) {
        Stack stack = cloudFormation.create("stack", template(schedule, state), Map.of());
        assertEquals(
                StackStatus.CREATE_COMPLETE,
                stack.status(),
                () -> stack.events().toString());
        schedules.run();
        return stack;
    }

    private int callsAfter(Duration wait) {
        time.pass(wait);
        schedules.run();
        cloudFormation.functions().settle();
        return calls().size();
    }

    private List<Invocation> calls() {
        return cloudFormation.functions().invocations();
    }

    private static Template template(String schedule, String state) {
        return Template.parse("""
                Resources:
                  Often:
                    Type: AWS::Events::Rule
                    Properties:
                      Name: often
                      ScheduleExpression: %s
                      State: %s
                      Targets: [{Id: Called, Arn: !GetAtt Called.Arn}]
                  Permission:
                    Type: AWS::Lambda::Permission
                    Properties:
                      FunctionName: !Ref Called
                      Action: lambda:InvokeFunction
                      Principal: events.amazonaws.com
                      SourceArn: !GetAtt Often.Arn
                  Called:
                    Type: AWS::Lambda::Function
                    Properties: {Role: role, Runtime: java21, Handler: handler}
                """.formatted(schedule, state));
    }
}
