package io.github.cognitom2m.explorer;

import static io.github.cognitom2m.explorer.Scenarios.resource;
import static io.github.cognitom2m.explorer.Scenarios.server;

import io.github.cognitom2m.explorer.Scenario.Trait;
import java.util.List;
import java.util.Optional;

/** User pools without a domain, and domains that come and go. */
final class DomainScenarios {
    private static final String DOMAIN = "Domain: {Domain: shop-auth}";

    private DomainScenarios() {}

    static List<Scenario> all() {
        Scenario added = Scenario.updating("add a domain", without("1", "read"), with("2"));
        Scenario removed = Scenario.updating("take the only domain away", with("1"), without("2", "read"));
        return List.of(
                Scenario.creating("create without a domain", without("1", "read"), stage -> {}),
                Scenario.updating("add a scope without a domain", without("1", "read"), without("2", "read", "more")),
                added,
                added.thenSiblingFails(),
                removed,
                removed.thenSiblingFails(),
                rotation());
    }

    private static Scenario rotation() {
        return Scenario.of(
                "rotate without a domain",
                stage -> Optional.of(stage.create("shop", without("1", "read"))),
                (stage, stack) -> {
                    stage.rotate(stack.orElseThrow().resource("Credentials").physicalId());
                    return stack.orElseThrow();
                },
                Trait.ROTATES);
    }

    private static String without(String revision, String... scopes) {
        return resource("$POOL", revision, server(scopes));
    }

    private static String with(String revision) {
        return resource("$POOL", revision, server("read"), DOMAIN);
    }
}
