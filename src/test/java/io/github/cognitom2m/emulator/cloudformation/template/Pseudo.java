package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pseudo parameters. */
final class Pseudo {

    private enum NoValue {
        INSTANCE
    }

    /** What {@code AWS::NoValue} evaluates to; whoever holds it leaves the member out. */
    static final Object NO_VALUE = NoValue.INSTANCE;

    static final Set<String> NAMES = Set.of(
            "AWS::AccountId",
            "AWS::NoValue",
            "AWS::NotificationARNs",
            "AWS::Partition",
            "AWS::Region",
            "AWS::StackId",
            "AWS::StackName",
            "AWS::URLSuffix");

    private Pseudo() {}

    /** @param stackId an ARN, which has all that the pseudo parameters tell */
    static Map<String, Object> of(String stackId) {
        List<String> arn = List.of(stackId.split(":", 6));
        return Map.of(
                "AWS::AccountId",
                arn.get(4),
                "AWS::NoValue",
                NO_VALUE,
                "AWS::NotificationARNs",
                List.of(),
                "AWS::Partition",
                arn.get(1),
                "AWS::Region",
                arn.get(3),
                "AWS::StackId",
                stackId,
                "AWS::StackName",
                arn.get(5).split("/", -1)[1],
                "AWS::URLSuffix",
                arn.get(1).equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com");
    }
}
