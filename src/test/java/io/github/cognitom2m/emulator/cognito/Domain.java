package io.github.cognitom2m.emulator.cognito;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A domain of a user pool: a prefix of Cognito's, or a full name of the user's.
 *
 * @param customConfig with the certificate, for a custom domain only
 * @param phaseEnds when what is going on is done
 */
public record Domain(
        String name,
        String poolId,
        Optional<Map<String, Object>> customConfig,
        int managedLoginVersion,
        String cloudFrontDomain,
        Phase phase,
        Instant phaseEnds) {

    /** What goes on with a domain, until it is done. */
    public enum Phase {
        CREATING,
        UPDATING,
        DELETING
    }

    public boolean custom() {
        return customConfig.isPresent();
    }

    /** Whether Describe finds the domain and its name is taken. */
    public boolean exists(Instant now) {
        // Fact: COG-DOMAIN-DELETE-ASYNC
        return phase != Phase.DELETING || now.isBefore(phaseEnds);
    }

    /** Whether Cognito serves its host. */
    public boolean usable(Instant now) {
        return switch (phase) {
            case CREATING -> !now.isBefore(phaseEnds);
            case UPDATING -> true;
            case DELETING -> false;
        };
    }

    public String status(Instant now) {
        // Fact: COG-DOMAIN-CREATE-ASYNC
        return now.isBefore(phaseEnds) ? phase.name() : "ACTIVE";
    }

    public String host(String region) {
        return custom() ? name : name + ".auth." + region + ".amazoncognito.com";
    }

    Domain in(Phase newPhase, Instant ends) {
        return new Domain(name, poolId, customConfig, managedLoginVersion, cloudFrontDomain, newPhase, ends);
    }

    /** What Create and Update answer. */
    Map<String, Object> brief() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("ManagedLoginVersion", managedLoginVersion);
        if (custom()) {
            members.put("CloudFrontDomain", cloudFrontDomain);
        }
        return members;
    }

    Map<String, Object> shown(String account, Instant now) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("UserPoolId", poolId);
        members.put("AWSAccountId", account);
        members.put("Domain", name);
        members.put("S3Bucket", "aws-cognito-prod-assets");
        // Fact: COG-DOMAIN-SHOWN-PREFIX
        members.put("CloudFrontDistribution", cloudFrontDomain);
        members.put("Version", "20260101000000");
        members.put("Status", status(now));
        members.put("CustomDomainConfig", customConfig.orElse(Map.of()));
        members.put("ManagedLoginVersion", managedLoginVersion);
        return members;
    }
}
