package io.github.cognitom2m.emulator.secretsmanager;

import java.util.Map;

/** The Lambda functions that Secrets Manager can rotate with. */
public interface RotationFunctions {

    /** Whether the function exists and Secrets Manager is allowed to invoke it for this secret. */
    boolean invokable(String functionArn, String secretArn);

    /** Invokes the function with one step; an exception is a function error. */
    void invoke(String functionArn, Map<String, Object> event) throws Exception;

    /** An account without any function. */
    static RotationFunctions none() {
        return new RotationFunctions() {
            @Override
            public boolean invokable(String functionArn, String secretArn) {
                return false;
            }

            @Override
            public void invoke(String functionArn, Map<String, Object> event) {
                throw new IllegalStateException("no such function: " + functionArn);
            }
        };
    }
}
