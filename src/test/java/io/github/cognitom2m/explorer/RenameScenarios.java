package io.github.cognitom2m.explorer;

import static io.github.cognitom2m.explorer.Scenarios.resource;
import static io.github.cognitom2m.explorer.Scenarios.server;
import static io.github.cognitom2m.explorer.Scenarios.standard;

import io.github.cognitom2m.explorer.Scenario.Trait;
import java.util.List;
import java.util.Optional;

/** Resources that get another logical id, once and again. */
final class RenameScenarios {
    private static final String CONSUMER = "Client: {AllowedOAuthScopes: [foreign/read]}";

    private RenameScenarios() {}

    static List<Scenario> all() {
        Scenario rename = renaming("rename", standard("1", "read", "write"), renamed("Renamed", "Credentials"));
        Scenario consumer = renaming(
                "rename a consumer",
                resource("$POOL", "1", CONSUMER),
                resource("$POOL", "2", CONSUMER, "RenamedFrom: Credentials")
                        .replace("Credentials:", "Renamed:")
                        .replace("DependsOn: Credentials", "DependsOn: Renamed"));
        Scenario again = Scenario.of(
                        "rename again",
                        stage -> {
                            var stack = stage.create("shop", standard("1", "read", "write"));
                            return Optional.of(stage.update(stack, renamed("Renamed", "Credentials")));
                        },
                        (stage, stack) -> stage.update(
                                stack.orElseThrow(),
                                renamed("Again", "Renamed")
                                        .replace("'2'", "'3'")
                                        .replace("v2", "v3")))
                .and(Trait.RENAMES_RESOURCE);
        return List.of(
                rename,
                rename.thenSiblingFails(),
                consumer,
                consumer.thenSiblingFails(),
                again,
                again.thenSiblingFails(),
                Scenario.updating(
                                "rename and change",
                                standard("1", "read", "write"),
                                renamed("Renamed", "Credentials").replace("ScopeName: write", "ScopeName: more"))
                        .and(Trait.RENAMES_RESOURCE),
                Scenario.creating(
                        "create with nothing to rename",
                        resource("$POOL", "1", server("read"), Scenarios.DOMAIN, "RenamedFrom: Never"),
                        stage -> {}));
    }

    private static Scenario renaming(String name, String from, String to) {
        return Scenario.updating(name, from, to).and(Trait.RENAMES_RESOURCE);
    }

    private static String renamed(String to, String from) {
        return resource("$POOL", "2", server("read", "write"), Scenarios.DOMAIN, "RenamedFrom: " + from)
                .replace("Credentials:", to + ":")
                .replace("DependsOn: Credentials", "DependsOn: " + to);
    }
}
