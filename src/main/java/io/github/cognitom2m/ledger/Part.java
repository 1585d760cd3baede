package io.github.cognitom2m.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A thing in Cognito, as the ledger has it.
 *
 * @param name the identifier of a resource server, the name of a domain, the id of a client
 * @param fingerprint of what was asked for, while it is being made: tells ours from a stranger's of the same name
 */
public record Part(Kind kind, State state, String name, String fingerprint) {

    public enum Kind {
        SERVER("resource-server", "ResourceServer.Identifier"),
        DOMAIN("domain", "Domain.Domain"),
        CLIENT("client", "Client");

        public final String tag;

        /** Which property names it. */
        public final String property;

        Kind(String tag, String property) {
            this.tag = tag;
            this.property = property;
        }
    }

    /** How the thing came to the resource: {@code MAKING} until it is known whether the creation was done. */
    public enum State {
        MAKING,
        MADE,
        ADOPTED
    }

    public static Part making(Kind kind, String name, Object asked) {
        return new Part(kind, State.MAKING, name, fingerprint(asked));
    }

    public static Part made(Kind kind, String name) {
        return new Part(kind, State.MADE, name, "");
    }

    public static Part adopted(Kind kind, String name) {
        return new Part(kind, State.ADOPTED, name, "");
    }

    public boolean is(State other) {
        return state == other;
    }

    /** Whether what was found is this resource's own: it made it, or was making just this when it lost the reply. */
    public boolean owns(Object found) {
        return is(State.MADE) || (is(State.MAKING) && fingerprint.equals(fingerprint(found)));
    }

    /** The value of the tag. */
    String text() {
        String label = is(State.MAKING) ? "making " + fingerprint : is(State.MADE) ? "made" : "adopted";
        return label + " " + TagText.encode(name);
    }

    /** How the values of all tags begin that claim a part of this name. */
    public List<String> claims() {
        String encoded = TagText.encode(name);
        return List.of("made " + encoded, "adopted " + encoded, "making ");
    }

    /**
     * How a person finds out which stack made it: the provider may not list the secrets of an account, since that would
     * show it those of others.
     */
    public String ownerHint(String userPoolId) {
        return "a stack that made it is named by the tags of: aws secretsmanager list-secrets --filters"
                + " Key=tag-value,Values=" + userPoolId + " 'Key=tag-value,Values=" + text() + "'";
    }

    /** Reads what {@link #text} wrote; throws {@link IllegalArgumentException} on anything else. */
    static Part parse(Kind kind, String text) {
        String[] words = text.split(" ", -1);
        String name = TagText.decode(words[words.length - 1]);
        return switch (words[0] + words.length) {
            case "making3" -> new Part(kind, State.MAKING, name, words[1]);
            case "made2" -> made(kind, name);
            case "adopted2" -> adopted(kind, name);
            default -> throw new IllegalArgumentException(text);
        };
    }

    // Records write all their fields, in order; the scopes of a server are sorted.
    private static String fingerprint(Object asked) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(asked.toString().getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
