package io.github.cognitom2m.emulator.lambda;

/** Finds the code that a template's handler, runtime and environment variables stand for. */
@FunctionalInterface
public interface FunctionResolver {
    FunctionCode resolve(FunctionConfiguration configuration);
}
