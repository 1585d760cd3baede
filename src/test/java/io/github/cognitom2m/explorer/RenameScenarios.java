package io.github.cognitom2m.explorer;

import static io.github.cognitom2m.explorer.Scenarios.resource;
import static io.github.cognitom2m.explorer.Scenarios.server;
import static io.github.cognitom2m.explorer.Scenarios.standard;

import io.github.cognitom2m.explorer.Scenario.Trait;
import java.util.Arrays;
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
        Scenario scopes = changing("scopes", server("read", "more"), Scenarios.DOMAIN);
        Scenario noDomain = changing("without domain", server("read", "write")).and(Trait.RENAMES_DOMAIN);
        Scenario otherServer = changing("server", server("read").replace("orders", "sales"), Scenarios.DOMAIN);
        return List.of(
                rename,
                rename.thenSiblingFails(),
                consumer,
                consumer.thenSiblingFails(),
                again,
                again.thenSiblingFails(),
                scopes,
                scopes.thenSiblingFails(),
                noDomain,
                noDomain.thenSiblingFails(),
                otherServer,
                otherServer.thenSiblingFails(),
                Scenario.creating(
                        "create with nothing to rename",
                        resource("$POOL", "1", server("read"), Scenarios.DOMAIN, "RenamedFrom: Never"),
                        stage -> {}));
    }

    /** A rename with other properties in the same update. */
    private static Scenario changing(String what, String... parts) {
        String[] all = Arrays.copyOf(parts, parts.length + 1);
        all[parts.length] = "RenamedFrom: Credentials";
        return renaming(
                        "rename and change " + what,
                        standard("1", "read", "write"),
                        resource("$POOL", "2", all)
                                .replace("Credentials:", "Renamed:")
                                .replace("DependsOn: Credentials", "DependsOn: Renamed"))
                .and(Trait.CHANGES_RENAMED);
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
