package io.github.cognitom2m.ledger;

import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.ResourceServer;
import io.github.cognitom2m.secret.TagText;
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
        ADOPTED,
        /** Somebody else's, named here because the client's secret may be sent to it. */
        USED
    }

    public static Part making(ResourceServer server) {
        return new Part(Kind.SERVER, State.MAKING, server.identifier(), Fingerprint.of(server));
    }

    public static Part making(Domain domain) {
        return new Part(Kind.DOMAIN, State.MAKING, domain.name(), Fingerprint.of(domain));
    }

    /** A client, whose id is not known yet. */
    public static Part makingClient() {
        return new Part(Kind.CLIENT, State.MAKING, "unknown", Fingerprint.ofClient());
    }

    public static Part made(Kind kind, String name) {
        return new Part(kind, State.MADE, name, "");
    }

    public static Part adopted(Kind kind, String name) {
        return new Part(kind, State.ADOPTED, name, "");
    }

    public static Part used(Kind kind, String name) {
        return new Part(kind, State.USED, name, "");
    }

    public boolean is(State other) {
        return state == other;
    }

    /** Whether this resource made what was found, or was making just that when it lost the reply. */
    public boolean owns(ResourceServer found) {
        return is(State.MADE) || (is(State.MAKING) && fingerprint.equals(Fingerprint.of(found)));
    }

    /** Whether this resource made what was found, or was making just that when it lost the reply. */
    public boolean owns(Domain found) {
        return is(State.MADE) || (is(State.MAKING) && fingerprint.equals(Fingerprint.of(found)));
    }

    /** The value of the tag. */
    String text() {
        String label = switch (state) {
            case MAKING -> "making " + fingerprint;
            case MADE -> "made";
            case ADOPTED -> "adopted";
            case USED -> "used";
        };
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
            case "used2" -> used(kind, name);
            default -> throw new IllegalArgumentException(text);
        };
    }
}
