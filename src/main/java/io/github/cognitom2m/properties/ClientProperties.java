package io.github.cognitom2m.properties;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The app client that the stack wants; the name lacks its hyphen and six random characters, the scopes are sorted. */
public record ClientProperties(
        String name, NavigableSet<String> scopes, Optional<String> adoptClientId, Duration accessTokenValidity) {
    private static final Duration SHORTEST_VALIDITY = Duration.ofMinutes(5);
    private static final Duration LONGEST_VALIDITY = Duration.ofDays(1);
    private static final Duration STANDARD_VALIDITY = Duration.ofHours(1);
    private static final List<String> UNITS = List.of("seconds", "minutes", "hours", "days");

    public ClientProperties {
        scopes = Collections.unmodifiableNavigableSet(new TreeSet<>(scopes));
    }

    /** The given scopes are those that it gets, checked elsewhere. */
    static ClientProperties parse(
            Properties properties, NavigableSet<String> scopes, ResourceProperties.Context context) {
        properties.unknownNames(
                List.of("ClientName", "AllowedOAuthScopes", "ClientId", "AccessTokenValidity", "TokenValidityUnits"));
        return new ClientProperties(
                name(properties, context),
                scopes,
                properties.string("ClientId", Rules.CLIENT_ID),
                accessTokenValidity(properties));
    }

    /** The name of a client that was given none. */
    static String derivedName(ResourceProperties.Context context) {
        return context.stack().stackName() + "-" + context.logicalId();
    }

    private static String name(Properties properties, ResourceProperties.Context context) {
        Optional<String> given = properties.string("ClientName", Rules.CLIENT_NAME);
        String derived = derivedName(context);
        if (given.isEmpty() && derived.length() > Rules.CLIENT_NAME.max()) {
            properties.missing(
                    "ClientName",
                    "the name made of stack and logical id has more than " + Rules.CLIENT_NAME.max()
                            + " characters, so add a shorter one");
        }
        return given.orElse(derived);
    }

    private static Duration accessTokenValidity(Properties properties) {
        String unit = properties
                .object("TokenValidityUnits")
                .map(ClientProperties::unit)
                .orElse("hours");
        if (!properties.has("AccessTokenValidity")) {
            return STANDARD_VALIDITY;
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
        return validity;
    }

    private static String unit(Properties properties) {
        properties.unknownNames(List.of("AccessToken"));
        String unit = properties.string("AccessToken").orElse("hours");
        if (!UNITS.contains(unit)) {
            properties.wrong("AccessToken", Quoted.of(unit) + " is no unit", "use one of " + String.join(", ", UNITS));
        }
        return unit;
    }
}
