package io.github.cognitom2m.properties;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of what a resource can have made, as far as its properties can be read, because a Delete has to work with
 * any.
 *
 * @param values the properties
 */
public record ResourceNames(ResourceProperties.Context context, Map<String, Object> values) {
    public ResourceNames {
        values = Map.copyOf(values);
    }

    /** The name that a secret made from the properties has; empty if none could have been created from them. */
    public Optional<String> secret() {
        Problems problems = new Problems();
        Properties properties = Properties.of(values, problems);
        String userPoolId = UserPoolId.parse(properties, context.stack().region());
        String name = SecretProperties.parse(properties.objectOrEmpty("Secret"), userPoolId, context)
                .name();
        return problems.isEmpty() ? Optional.of(name) : Optional.empty();
    }

    /** The logical id that the resource had before, if the properties name one. */
    public Optional<String> renamedFrom() {
        return Properties.of(values, new Problems()).string(ResourceProperties.RENAMED_FROM, Rules.LOGICAL_ID);
    }

    /** The user pool of the properties; empty if they name none. */
    public Optional<String> userPoolId() {
        Problems problems = new Problems();
        String userPoolId = UserPoolId.parse(
                Properties.of(values, problems), context.stack().region());
        return problems.isEmpty() ? Optional.of(userPoolId) : Optional.empty();
    }

    /**
     * The user pool of a secret of this name; empty if the resource cannot have had such a secret. The name may be for
     * another pool than that of the properties, and for a logical id that the resource had before.
     */
    public Optional<String> userPoolOf(String secretName) {
        Optional<String[]> derived = derived(secretName);
        if (derived.isPresent()) {
            return new ResourceNames(context, Map.of("UserPoolId", derived.get()[1])).userPoolId();
        }
        return secret().equals(Optional.of(secretName)) ? userPoolId() : Optional.empty();
    }

    /**
     * What the name of a client that goes can be whose secret has this name, except for the characters that are those
     * of the secret.
     */
    public Set<String> clients(String secretName) {
        Properties client = Properties.of(values, new Problems()).objectOrEmpty("Client");
        if (client.bool("Retain", false)) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        names.add(ClientProperties.derivedName(context));
        derived(secretName)
                .map(parts -> ClientProperties.derivedName(context.of(parts[0])))
                .ifPresent(names::add);
        client.string("ClientName", Rules.CLIENT_NAME).ifPresent(names::add);
        return names;
    }

    /** The logical id and the user pool in a default name; empty if it is not one of this stack. */
    private Optional<String[]> derived(String secretName) {
        String ofStack = SecretProperties.derivedName(context, "").replaceFirst("[^/]+/$", "");
        return Optional.of(secretName)
                .filter(name -> name.startsWith(ofStack))
                .map(name -> name.substring(ofStack.length()).split("/", -1))
                .filter(parts -> parts.length == 2);
    }
}
