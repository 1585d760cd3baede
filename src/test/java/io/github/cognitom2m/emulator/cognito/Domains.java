package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.cognito.Domain.Phase;
import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The operations on the domains of user pools. */
final class Domains {
    private static final String OTHER_ACCOUNT = "210987654321";

    private final CognitoState state;

    Domains(CognitoState state) {
        this.state = state;
    }

    Map<String, Object> create(Input input) {
        Instant now = state.now();
        String name = input.text("Domain");
        Optional<Map<String, Object>> customConfig = customConfig(input);
        DomainRules.checkName(name, customConfig.isPresent());
        Pool pool = state.latest().pool(input.text("UserPoolId"));
        customConfig.ifPresent(DomainRules::checkCertificate);
        int version = version(input, 1);
        DomainRules.checkVersion(version, pool);
        // Fact: COG-DOMAIN-TAKEN
        if (state.takenElsewhere.contains(name)
                || state.latest().domain(name, now).isPresent()) {
            throw Errors.invalidParameter("Domain already associated with another user pool.");
        }
        // Fact: COG-DOMAIN-ONE-EACH
        if (state.latest().domainsOf(pool.id(), now).stream()
                .anyMatch(domain -> domain.custom() == customConfig.isPresent())) {
            throw Errors.invalidParameter("User pool already has a domain configured.");
        }
        if (customConfig.isPresent() && customDomains(now) >= state.quotas.customDomains()) {
            throw Errors.limitExceeded("Maximum number of custom domains reached.");
        }
        Domain domain = new Domain(
                name,
                pool.id(),
                customConfig,
                routing(input),
                version,
                state.ids.cloudFrontDomain(),
                state.failingDomains.contains(name) ? Phase.FAILING : Phase.CREATING,
                state.after(Delay.DOMAIN_CREATION));
        state.write(state.latest().with(domain));
        return domain.brief();
    }

    /** An unknown domain is not an error: its description is empty. */
    Map<String, Object> describe(Input input) {
        Instant now = state.now();
        return Map.of(
                "DomainDescription",
                state.seen()
                        .domain(input.text("Domain"), now)
                        .map(domain -> shown(domain, now))
                        .or(() -> elsewhere(input.text("Domain")))
                        // Fact: COG-DOMAIN-UNKNOWN-EMPTY
                        .orElse(Map.of()));
    }

    Map<String, Object> update(Input input) {
        Instant now = state.now();
        Domain domain = existing(input, now);
        Optional<Map<String, Object>> customConfig = customConfig(input);
        if (customConfig.isPresent() && !domain.custom()) {
            throw Errors.invalidParameter("A prefix domain has no custom domain configuration.");
        }
        // Fact: COG-DOMAIN-UPDATE-CUSTOM
        if (customConfig.isEmpty() && domain.custom()) {
            throw Errors.invalidParameter("Cannot convert custom domain to prefix domain");
        }
        customConfig.ifPresent(DomainRules::checkCertificate);
        int version = version(input, domain.managedLoginVersion());
        DomainRules.checkVersion(version, state.latest().pool(domain.poolId()));
        Domain changed = new Domain(
                domain.name(),
                domain.poolId(),
                customConfig,
                routing(input),
                version,
                domain.cloudFrontDomain(),
                Phase.UPDATING,
                state.after(Delay.DOMAIN_CREATION));
        state.write(state.latest().with(changed));
        return changed.brief();
    }

    Map<String, Object> delete(Input input) {
        Instant now = state.now();
        Domain domain = existing(input, now);
        Instant gone = state.after(domain.custom() ? Delay.CUSTOM_DOMAIN_DELETION : Delay.DOMAIN_DELETION);
        state.write(state.latest().with(domain.in(Phase.DELETING, gone)));
        return Map.of();
    }

    private Map<String, Object> shown(Domain domain, Instant now) {
        boolean late = domain.custom() && state.varies(Variant.DESCRIBES_DISTRIBUTIONS_LATE);
        return domain.shown(state.place.account(), now, !late || domain.usable(now));
    }

    private Optional<Map<String, Object>> elsewhere(String name) {
        return state.takenElsewhere.contains(name) && state.varies(Variant.DESCRIBES_DOMAINS_OF_OTHER_ACCOUNTS)
                ? Optional.of(Map.of("Domain", name, "AWSAccountId", OTHER_ACCOUNT, "Status", "ACTIVE"))
                : Optional.empty();
    }

    private Domain existing(Input input, Instant now) {
        return state.latest()
                .domain(input.text("Domain"), now)
                .filter(domain -> domain.phase() != Phase.DELETING)
                .filter(domain -> domain.poolId().equals(input.text("UserPoolId")))
                // Fact: COG-DOMAIN-DELETE-UNKNOWN
                .orElseThrow(() -> Errors.invalidParameter("No such domain or user pool exists."));
    }

    private long customDomains(Instant now) {
        return state.latest().domains().all().stream()
                .filter(domain -> domain.custom() && domain.exists(now))
                .count();
    }

    private static Optional<Map<String, Object>> customConfig(Input input) {
        return input.fields("CustomDomainConfig")
                .map(config -> config.only(CognitoModel.MODEL.members("CustomDomainConfigType")));
    }

    private static Map<String, Object> routing(Input input) {
        return input.fields("Routing")
                .map(routing -> routing.only(CognitoModel.MODEL.members("RoutingType")))
                .orElse(Map.of());
    }

    private static int version(Input input, int otherwise) {
        return input.number("ManagedLoginVersion").orElse(otherwise);
    }
}
