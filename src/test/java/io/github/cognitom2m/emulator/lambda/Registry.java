package io.github.cognitom2m.emulator.lambda;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The functions that are deployed, with their versions and aliases. */
final class Registry {

    /** What an ARN leads to. */
    record Deployed(FunctionConfiguration configuration, FunctionCode code) {}

    /**
     * A function or version as it is kept.
     *
     * @param folder see {@link FunctionCode#folder()}
     */
    record Kept(FunctionConfiguration configuration, Optional<String> folder) {}

    /**
     * All that is kept, by ARN.
     *
     * @param versions the number of each function's newest version
     */
    record State(
            Map<String, Kept> deployed,
            Map<String, String> aliases,
            Map<String, InvokeConfig> invokeConfigs,
            Map<String, Integer> versions) {}

    private final Map<String, Deployed> deployed = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Map<String, InvokeConfig> invokeConfigs = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();

    synchronized State state() {
        Map<String, Kept> kept = new HashMap<>();
        deployed.forEach((arn, function) ->
                kept.put(arn, new Kept(function.configuration(), function.code().folder())));
        return new State(kept, Map.copyOf(aliases), Map.copyOf(invokeConfigs), Map.copyOf(versions));
    }

    synchronized void restore(State state, Functions.KeptCode code) {
        state.deployed()
                .forEach((arn, kept) -> deployed.put(
                        arn, new Deployed(kept.configuration(), code.find(kept.configuration(), kept.folder()))));
        aliases.putAll(state.aliases());
        invokeConfigs.putAll(state.invokeConfigs());
        versions.putAll(state.versions());
    }

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
