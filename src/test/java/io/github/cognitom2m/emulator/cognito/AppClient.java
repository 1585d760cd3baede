package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.wire.Input;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An app client of a user pool.
 *
 * @param settings the members that Describe shows, defaults included
 * @param secrets at most two, oldest first; none on a public client
 * @param retired deleted secrets, whether still accepted or not
 */
public record AppClient(
        String id,
        String poolId,
        String name,
        Map<String, Object> settings,
        List<ClientSecret> secrets,
        List<ClientSecret.Retired> retired,
        Instant created,
        Instant modified) {

    public AppClient {
        settings = Map.copyOf(settings);
        secrets = List.copyOf(secrets);
        retired = List.copyOf(retired);
    }

    /** The allowed scopes, whether or not they still exist. */
    public List<String> scopes() {
        return new Input(settings).texts("AllowedOAuthScopes");
    }

    public boolean confidential() {
        return !secrets.isEmpty();
    }

    /** Whether the token endpoint grants this client tokens of its own. */
    public boolean grantsClientCredentials() {
        Input input = new Input(settings);
        return input.flag("AllowedOAuthFlowsUserPoolClient")
                && input.texts("AllowedOAuthFlows").contains("client_credentials");
    }

    public Duration accessTokenValidity() {
        Input input = new Input(settings);
        return validity(input, "AccessToken", "hours").orElse(Duration.ofHours(1));
    }

    /** Whether the token endpoint takes this secret at the given time. */
    public boolean accepts(String secret, Instant now) {
        // Fact: COG-SECRET-BOTH
        return secrets.stream().anyMatch(each -> each.value().equals(secret) && !now.isBefore(each.acceptedFrom()))
                || retired.stream().anyMatch(each -> each.value().equals(secret) && now.isBefore(each.acceptedUntil()));
    }

    /** The validity given for a kind of token, in its unit. */
    static Optional<Duration> validity(Input settings, String token, String defaultUnit) {
        String unit = settings.fields("TokenValidityUnits")
                .flatMap(units -> units.optionalText(token))
                .orElse(defaultUnit);
        return settings.number(token + "Validity")
                .map(amount -> ChronoUnit.valueOf(unit.toUpperCase(Locale.ROOT))
                        .getDuration()
                        .multipliedBy(amount));
    }

    AppClient withSecrets(List<ClientSecret> newSecrets, List<ClientSecret.Retired> newRetired) {
        return new AppClient(id, poolId, name, settings, newSecrets, newRetired, created, modified);
    }

    AppClient changed(String newName, Map<String, Object> newSettings, Instant now) {
        return new AppClient(id, poolId, newName, newSettings, secrets, retired, created, now);
    }

    Map<String, Object> shown() {
        Map<String, Object> members = new LinkedHashMap<>(settings);
        members.put("UserPoolId", poolId);
        members.put("ClientId", id);
        members.put("ClientName", name);
        members.put("CreationDate", Timestamps.seconds(created));
        members.put("LastModifiedDate", Timestamps.seconds(modified));
        // Fact: COG-SECRET-ORIGINAL
        secrets.stream().filter(ClientSecret::original).forEach(secret -> members.put("ClientSecret", secret.value()));
        return members;
    }
}
