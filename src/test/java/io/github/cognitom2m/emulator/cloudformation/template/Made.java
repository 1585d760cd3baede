package io.github.cognitom2m.emulator.cloudformation.template;

/** The resources that a stack has by now; both throw {@link EvaluationError} where it has not. */
public interface Made {

    /** What {@code Ref} of a resource gives. */
    String physicalId(String logicalId);

    /** What {@code Fn::GetAtt} of a resource gives. */
    Object attribute(String logicalId, String name);
}
