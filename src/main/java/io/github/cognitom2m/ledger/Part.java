package io.github.cognitom2m.ledger;

import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.ResourceServer;
import io.github.cognitom2m.secret.TagText;
import java.util.List;
import java.util.Optional;

/**
 * An object in Cognito, as recorded in the ledger.
 *
 * @param name the identifier of a resource server, the name of a domain, the id of a client
 * @param fingerprint of what was requested, while it is being made; distinguishes it from a stranger's of the same name
 * @param retain whether it stays in place when it is dropped or its resource is deleted
 */
public record Part(Kind kind, State state, String name, String fingerprint, boolean retain) {

    public enum Kind {
        SERVER("resource-server", "ResourceServer.Identifier", "[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,256}"),
        DOMAIN("domain", "Domain.Domain", "[a-zA-Z0-9.-]{1,255}"),
        CLIENT("client", "Client", "[\\w+]{1,128}");

        public final String tag;

        /** The property that names it. */
        public final String property;

        /** AWS refuses any other name. */
        private final String pattern;

        Kind(String tag, String property, String pattern) {
            this.tag = tag;
            this.property = property;
            this.pattern = pattern;
        }

        /** The property that holds all that is declared about it. */
        public String object() {
            return property.replaceFirst("[.].*", "");
        }
    }

    /** How the object came to the resource: {@code MAKING} until it is known whether the creation was done. */
    public enum State {
        MAKING,
        MADE,
        ADOPTED,
        /** Somebody else's, named here because the client's secret may be sent to it. */
        USED,
        /** Dropped, and left in place. */
        LEFT
    }

    public static Part making(ResourceServer server) {
        return new Part(Kind.SERVER, State.MAKING, server.identifier(), Fingerprint.of(server), false);
    }

    public static Part making(Domain domain) {
        return new Part(Kind.DOMAIN, State.MAKING, domain.name(), Fingerprint.of(domain), false);
    }

    /** A client, whose id is not known yet. */
    public static Part makingClient() {
        return new Part(Kind.CLIENT, State.MAKING, "unknown", Fingerprint.ofClient(), false);
    }

    public static Part made(Kind kind, String name) {
        return new Part(kind, State.MADE, name, "", false);
    }

    public static Part adopted(Kind kind, String name) {
        return new Part(kind, State.ADOPTED, name, "", true);
    }

    public static Part used(Kind kind, String name) {
        return new Part(kind, State.USED, name, "", true);
    }

    /** What was dropped and left in place. The resource may take it back, as a rollback has to. */
    public Part left() {
        return new Part(kind, State.LEFT, name, "", true);
    }

    /** This part with the declared retention; by default a created part is deleted, and any other stays. */
    public Part retaining(Optional<Boolean> declared) {
        return switch (state) {
            case MADE -> new Part(kind, state, name, fingerprint, declared.orElse(false));
            case ADOPTED -> new Part(kind, state, name, fingerprint, declared.orElse(true));
            case MAKING, USED, LEFT -> this;
        };
    }

    public boolean is(State other) {
        return state == other;
    }

    /** Whether what was found is this resource's: made, being made when the reply was lost, or adopted for good. */
    public boolean owns(ResourceServer found) {
        return isOwned() || (is(State.MAKING) && fingerprint.equals(Fingerprint.of(found)));
    }

    /** Whether what was found is this resource's: made, being made when the reply was lost, or adopted for good. */
    public boolean owns(Domain found) {
        return isOwned() || (is(State.MAKING) && fingerprint.equals(Fingerprint.of(found)));
    }

    /** Whether this resource made it, or adopted it for good. */
    public boolean isOwned() {
        return is(State.MADE) || (is(State.ADOPTED) && !retain);
    }

    /** The value of the tag. */
    String text() {
        String label = switch (state) {
            case MAKING -> "making " + fingerprint;
            case MADE -> retain ? "made-retain" : "made";
            case ADOPTED -> retain ? "adopted" : "adopted-delete";
            case USED -> "used";
            case LEFT -> "left";
        };
        return label + " " + TagText.encode(name);
    }

    /** How the values of all tags begin that claim a part of this name. */
    public List<String> claims() {
        String encoded = TagText.encode(name);
        return List.of(
                "made " + encoded,
                "made-retain " + encoded,
                "adopted " + encoded,
                "adopted-delete " + encoded,
                "making ");
    }

    /** Reads what {@link #text} wrote; throws {@link IllegalArgumentException} on anything else. */
    static Part parse(Kind kind, String text) {
        String[] words = text.split(" ", -1);
        String name = TagText.decode(words[words.length - 1]);
        if (!name.matches(kind.pattern)) {
            throw new IllegalArgumentException(text);
        }
        return switch (words[0] + words.length) {
            case "making3" -> new Part(kind, State.MAKING, name, words[1], false);
            case "made2" -> made(kind, name);
            case "adopted2" -> adopted(kind, name);
            case "made-retain2" -> made(kind, name).retaining(Optional.of(true));
            case "adopted-delete2" -> adopted(kind, name).retaining(Optional.of(false));
            case "used2" -> used(kind, name);
            case "left2" -> made(kind, name).left();
            default -> throw new IllegalArgumentException(text);
        };
    }
}
