package io.github.cognitom2m.emulator.cognito;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A domain of a user pool: a prefix of Cognito's, or a full name of the user's.
 *
 * @param customConfig with the certificate, for a custom domain only
 * @param routing how requests fail over to another Region; empty if nothing was said
 * @param phaseEnds when what is in progress is done
 */
public record Domain(
        String name,
        String poolId,
        Optional<Map<String, Object>> customConfig,
        Map<String, Object> routing,
        int managedLoginVersion,
        String cloudFrontDomain,
        Phase phase,
        Instant phaseEnds) {

    /** What happens to a domain, until it is done. */
    public enum Phase {
        CREATING,
        FAILING,
        UPDATING,
        DELETING
    }

    public boolean custom() {
        return customConfig.isPresent();
    }

    /** Whether Describe finds the domain and its name is taken. */
    public boolean exists(Instant now) {
        return phase != Phase.DELETING || now.isBefore(phaseEnds);
    }

    /** Whether Cognito serves its host. */
    public boolean usable(Instant now) {
        return switch (phase) {
            case CREATING -> !now.isBefore(phaseEnds);
            case FAILING -> false;
            case UPDATING -> true;
            case DELETING -> false;
        };
    }

    /** Whether its host has a DNS record, which comes some time after the domain has become active. */
    boolean hasRecord(Instant now, Duration delay) {
        return usable(phase == Phase.CREATING ? now.minus(delay) : now);
    }

    public String status(Instant now) {
        if (phase == Phase.FAILING) {
            // Fact: COG-DOMAIN-FAILED
            return now.isBefore(phaseEnds) ? "CREATING" : "FAILED";
        }
        return now.isBefore(phaseEnds) ? phase.name() : "ACTIVE";
    }

    public String host(String region) {
        return custom() ? name : name + ".auth." + region + ".amazoncognito.com";
    }

    Domain in(Phase newPhase, Instant ends) {
        return new Domain(name, poolId, customConfig, routing, managedLoginVersion, cloudFrontDomain, newPhase, ends);
    }

    /** What Create and Update answer. */
    Map<String, Object> brief() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("ManagedLoginVersion", managedLoginVersion);
        // Fact: COG-DOMAIN-CLOUDFRONT-ANSWERED
        if (custom()) {
            members.put("CloudFrontDomain", cloudFrontDomain);
        }
        return members;
    }

    Map<String, Object> shown(String account, Instant now, boolean distribution) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("UserPoolId", poolId);
        members.put("AWSAccountId", account);
        members.put("Domain", name);
        members.put("S3Bucket", "aws-cognito-prod-assets");
        // Fact: COG-DOMAIN-SHOWN-PREFIX
        if (distribution) {
            members.put("CloudFrontDistribution", cloudFrontDomain);
        }
        members.put("Version", "20260101000000");
        members.put("Status", status(now));
        members.put("CustomDomainConfig", customConfig.orElse(Map.of()));
        if (!routing.isEmpty()) {
            members.put("Routing", routing);
        }
        members.put("ManagedLoginVersion", managedLoginVersion);
        return members;
    }
}
