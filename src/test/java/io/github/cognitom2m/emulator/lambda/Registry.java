package io.github.cognitom2m.emulator.lambda;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The functions that are deployed, with their versions and aliases. */
final class Registry {

    /** What an ARN leads to. */
    record Deployed(FunctionConfiguration configuration, FunctionCode code) {}

    private final Map<String, Deployed> deployed = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Map<String, InvokeConfig> invokeConfigs = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();

    synchronized void deploy(String arn, FunctionConfiguration configuration, FunctionCode code) {
        deployed.put(arn, new Deployed(configuration, code));
    }

    synchronized String publish(String functionArn) {
        Deployed latest =
                find(functionArn).orElseThrow(() -> new IllegalArgumentException("Function not found: " + functionArn));
        int version = versions.merge(functionArn, 1, Integer::sum);
        deployed.put(functionArn + ":" + version, latest);
        return String.valueOf(version);
    }

    synchronized void alias(String aliasArn, String targetArn) {
        aliases.put(aliasArn, targetArn);
    }

    synchronized void invokeConfig(String arn, Optional<InvokeConfig> config) {
        invokeConfigs.remove(arn);
        config.ifPresent(present -> invokeConfigs.put(arn, present));
    }

    synchronized InvokeConfig invokeConfig(String arn) {
        return invokeConfigs.getOrDefault(arn, InvokeConfig.DEFAULT);
    }

    synchronized Optional<Deployed> find(String arn) {
        return Optional.ofNullable(deployed.get(target(arn)));
    }

    /** The ARN of what an alias leads to; any other ARN itself. */
    synchronized String target(String arn) {
        return aliases.getOrDefault(arn, arn);
    }

    /** The version that an ARN leads to. */
    synchronized String version(String arn) {
        String[] parts = target(arn).split(":", -1);
        return parts.length > 7 ? parts[7] : "$LATEST";
    }

    /** With a function go its versions and aliases, as on Lambda. */
    synchronized void remove(String arn) {
        deployed.keySet().removeIf(key -> isOf(arn, key));
        aliases.keySet().removeIf(key -> isOf(arn, key));
        invokeConfigs.keySet().removeIf(key -> isOf(arn, key));
    }

    private static boolean isOf(String arn, String key) {
        return key.equals(arn) || key.startsWith(arn + ":");
    }
}
