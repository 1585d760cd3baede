package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The operations on user pools. */
final class Pools {
    private static final int LARGEST_PAGE = 60;
    private static final Set<String> SETTINGS =
            CognitoModel.settings("UserPoolType", Set.of("Id", "Name", "Arn", "Domain", "CustomDomain", "Status"));

    private final CognitoState state;

    Pools(CognitoState state) {
        this.state = state;
    }

    Map<String, Object> create(Input input) {
        if (state.latest().pools().all().size() >= state.quotas.pools()) {
            throw Errors.limitExceeded("Maximum number of user pools reached.");
        }
        Instant now = state.now();
        Pool pool = new Pool(
                state.ids.pool(state.poolRegion),
                input.text("PoolName"),
                complete(input),
                Table.empty(),
                Table.empty(),
                now,
                now);
        state.write(pool);
        return Map.of("UserPool", shown(pool, state.latest(), now));
    }

    Map<String, Object> describe(Input input) {
        World world = state.seen();
        return Map.of("UserPool", shown(world.pool(input.text("UserPoolId")), world, state.now()));
    }

    /** Resets every setting that is left out; only the name stays. */
    Map<String, Object> update(Input input) {
        Pool pool = state.latest().pool(input.text("UserPoolId"));
        String name = input.optionalText("PoolName").orElse(pool.name());
        state.write(pool.changed(name, complete(input), state.now()));
        return Map.of();
    }

    Map<String, Object> delete(Input input) {
        Pool pool = state.latest().pool(input.text("UserPoolId"));
        // Fact: COG-POOL-PROTECTED
        if (pool.hasSetting("DeletionProtection", "ACTIVE")) {
            throw Errors.invalidParameter("The user pool cannot be deleted because deletion protection is activated."
                    + " Deletion protection must be inactivated first.");
        }
        // Fact: COG-POOL-KEEPS-DOMAIN
        if (!state.latest().domainsOf(pool.id(), state.now()).isEmpty()) {
            throw Errors.invalidParameter(
                    "User pool cannot be deleted. It has a domain configured that should be deleted first.");
        }
        state.write(state.latest().withoutPool(pool.id()));
        return Map.of();
    }

    Map<String, Object> list(Input input) {
        return state.seen().pools().page(input, LARGEST_PAGE, "UserPools", Pool::brief);
    }

    private static Map<String, Object> complete(Input input) {
        // Fact: COG-POOL-UPDATE-RESETS
        Map<String, Object> settings = input.only(SETTINGS);
        settings.putIfAbsent("DeletionProtection", "INACTIVE");
        // Fact: COG-POOL-TIER
        settings.putIfAbsent("UserPoolTier", "ESSENTIALS");
        settings.putIfAbsent("UserPoolTags", Map.of());
        settings.putIfAbsent("MfaConfiguration", "OFF");
        return settings;
    }

    private Map<String, Object> shown(Pool pool, World world, Instant now) {
        Map<String, Object> members = new LinkedHashMap<>(pool.settings());
        members.putAll(pool.brief());
        members.put("Arn", state.place.arn("cognito-idp", "userpool/" + pool.id()));
        members.put("EstimatedNumberOfUsers", 0);
        for (Domain domain : world.domainsOf(pool.id(), now)) {
            members.put(domain.custom() ? "CustomDomain" : "Domain", domain.name());
        }
        return members;
    }
}
