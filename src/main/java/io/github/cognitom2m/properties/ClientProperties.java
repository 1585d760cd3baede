package io.github.cognitom2m.properties;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The app client that the stack wants; the name lacks its hyphen and six random characters, the scopes are sorted.
 *
 * @param accessTokenValidity absent if it is not declared; a new client then gets one hour, and an adopted one keeps
 *     its own
 * @param retain whether it stays when the resource is deleted; absent if that is not declared
 */
public record ClientProperties(
        String name,
        NavigableSet<String> scopes,
        Optional<String> adoptClientId,
        Optional<Duration> accessTokenValidity,
        Optional<Boolean> retain) {
    private static final Duration SHORTEST_VALIDITY = Duration.ofMinutes(5);
    private static final Duration LONGEST_VALIDITY = Duration.ofDays(1);
    private static final List<String> UNITS = List.of("seconds", "minutes", "hours", "days");

    public ClientProperties {
        scopes = Collections.unmodifiableNavigableSet(new TreeSet<>(scopes));
    }

    /** The given scopes are those that the client gets, checked elsewhere. */
    static ClientProperties parse(
            Properties properties, NavigableSet<String> scopes, ResourceProperties.Context context) {
        properties.unknownNames(
                List.of(
                        "ClientName",
                        "AllowedOAuthScopes",
                        "ClientId",
                        "AccessTokenValidity",
                        "TokenValidityUnits",
                        "Retain"),
                NativeNames.CLIENT);
        return new ClientProperties(
                name(properties, context),
                scopes,
                properties.string("ClientId", Rules.CLIENT_ID),
                accessTokenValidity(properties),
                properties.bool("Retain"));
    }

    /**
     * The name of a client that was given none, with both parts shortened if they do not fit, as CloudFormation does.
     */
    static String derivedName(ResourceProperties.Context context) {
        String stack = context.stack().stackName();
        String resource = context.logicalId();
        int room = Rules.CLIENT_NAME.max() - 1;
        int ofResource = Math.min(resource.length(), Math.max(room / 2, room - stack.length()));
        return shortened(stack, room - ofResource) + "-" + shortened(resource, ofResource);
    }

    private static String shortened(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }

    private static String name(Properties properties, ResourceProperties.Context context) {
        return properties.string("ClientName", Rules.CLIENT_NAME).orElseGet(() -> derivedName(context));
    }

    private static Optional<Duration> accessTokenValidity(Properties properties) {
        String unit = properties
                .object("TokenValidityUnits")
                .map(ClientProperties::unit)
                .orElse("hours");
        if (!properties.has("AccessTokenValidity")) {
            return Optional.empty();
        }
        int number = properties.integer("AccessTokenValidity").orElse(1);
        Duration validity = switch (unit) {
            case "seconds" -> Duration.ofSeconds(number);
            case "minutes" -> Duration.ofMinutes(number);
            case "days" -> Duration.ofDays(number);
            default -> Duration.ofHours(number);
        };
        if (validity.compareTo(SHORTEST_VALIDITY) < 0 || validity.compareTo(LONGEST_VALIDITY) > 0) {
            properties.wrong(
                    "AccessTokenValidity",
                    "is " + number + " " + unit,
                    "use 5 minutes to 1 day; TokenValidityUnits.AccessToken sets the unit, which is hours without it");
        }
        return Optional.of(validity);
    }

    private static String unit(Properties properties) {
        properties.unknownNames(List.of("AccessToken"), NativeNames.TOKEN_UNITS);
        String unit = properties.string("AccessToken").orElse("hours");
        if (!UNITS.contains(unit)) {
            properties.wrong(
                    "AccessToken", Quoted.of(unit) + " is not a unit", "use one of " + String.join(", ", UNITS));
        }
        return unit;
    }
}
