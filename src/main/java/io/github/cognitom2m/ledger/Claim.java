package io.github.cognitom2m.ledger;

import io.github.cognitom2m.cloudformation.StackId;
import io.github.cognitom2m.secret.FoundSecret;
import io.github.cognitom2m.secret.OwnTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a ledger says that its resource has. Anyone who may tag a secret can write it, so it proves nothing; it is a
 * reason to leave a part alone.
 *
 * @param stack the ARN of a stack, unless the tag was forged
 * @param sharing the stacks that may use the scopes of its resource server
 */
public record Claim(String secretArn, String secretName, String stack, String logicalId, Part part, Sharing sharing) {

    /** The claims of a ledger for a user pool. An unreadable entry is not a claim and does no harm. */
    public static List<Claim> of(FoundSecret secret, String userPoolId) {
        Map<String, String> tags = secret.tags();
        List<Claim> claims = new ArrayList<>();
        if (userPoolId.equals(tags.get(OwnTags.key("pool")))) {
            tags.forEach((key, value) -> part(key, value)
                    .ifPresent(part -> claims.add(new Claim(
                            secret.arn(),
                            secret.name(),
                            tags.getOrDefault(OwnTags.key("stack"), "unknown"),
                            tags.getOrDefault(OwnTags.key("resource"), "unknown"),
                            part,
                            sharing(tags)))));
        }
        return claims;
    }

    /** Whether this resource itself makes the claim. */
    public boolean isOf(StackId otherStack, String otherLogicalId) {
        return stack.equals(otherStack.arn()) && logicalId.equals(otherLogicalId);
    }

    public boolean isTo(Part other) {
        boolean has = !part.is(Part.State.USED) && !part.is(Part.State.LEFT);
        return has && part.kind() == other.kind() && part.name().equals(other.name());
    }

    /** The claimant, for a message. */
    public String holder() {
        return "resource " + logicalId + " of stack " + stack + " (secret " + secretName + ")";
    }

    /** Names that cannot be read name no stack, because a damaged tag must not open what its owner has closed. */
    private static Sharing sharing(Map<String, String> tags) {
        try {
            return Sharing.of(tags);
        } catch (RuntimeException e) {
            return new Sharing(List.of(""));
        }
    }

    private static Optional<Part> part(String key, String value) {
        for (Part.Kind kind : Part.Kind.values()) {
            if (key.matches(OwnTags.key(kind.tag) + "(-[0-9]+)?")) {
                try {
                    return Optional.of(Part.parse(kind, value));
                } catch (RuntimeException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
