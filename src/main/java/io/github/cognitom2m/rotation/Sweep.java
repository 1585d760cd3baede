package io.github.cognitom2m.rotation;

import io.github.cognitom2m.cause.Causes;
import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.ClientSecrets.Listed;
import io.github.cognitom2m.ledger.OwnClient;
import io.github.cognitom2m.secret.Credential;
import io.github.cognitom2m.secret.FoundSecret;
import io.github.cognitom2m.secret.ListedSecret;
import io.github.cognitom2m.secret.OwnSecrets;
import io.github.cognitom2m.secret.OwnTags;
import io.github.cognitom2m.secret.StoredValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Ends the client secrets whose period of grace is over, and reports those that are too old. It finds them by the tags of
 * their secrets, so that the next sweep does what this one leaves undone; it may run beside anything else.
 *
 * @param maximumAge empty if no age is too old
 * @param told receives what was ended
 * @param overdue receives what is too old
 */
public record Sweep(Proof proof, Optional<Duration> maximumAge, Consumer<String> told, Consumer<String> overdue) {

    /**
     * Looks at every secret of this provider.
     *
     * @throws Failure if it failed for some, after it has dealt with the others
     */
    public void run() {
        List<String> failures = new ArrayList<>();
        List<ListedSecret> all = new OwnSecrets(
                        proof.clients(), proof.clients().limit(proof.deadline()), proof.secretNamePrefix())
                .list();
        for (ListedSecret listed : all) {
            maximumAge.ifPresent(age -> reportIfOlder(listed, age));
            try {
                if (isUnsettled(listed.secret())) {
                    settle(listed.secret());
                }
            } catch (RuntimeException e) {
                failures.add("secret " + listed.secret().name() + ": " + Causes.of(e));
            }
        }
        if (!failures.isEmpty()) {
            throw new Failure("the sweep failed for " + failures.size() + " of " + all.size()
                    + " secrets, and the next one tries again: " + String.join("; ", failures));
        }
    }

    /** A secret that was never rotated counts from its own creation. */
    private void reportIfOlder(ListedSecret listed, Duration age) {
        Instant created = instant(listed.secret().tags().getOrDefault(OwnTags.SECRET_CREATED, ""))
                .orElse(listed.created());
        if (listed.secret().hasCurrent() && created.plus(age).isBefore(now())) {
            overdue.accept("the client secret in " + listed.secret().name() + " was created at " + created
                    + " and is older than " + age.toDays() + " days, the parameter MaximumAgeDays of the provider's"
                    + " stack");
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Decided by the listing alone, which suffices for most secrets and does not count as an access to them. */
    private boolean isUnsettled(FoundSecret secret) {
        Optional<String> version = secret.currentVersion();
        return version.isPresent()
                && Grace.of(secret)
                        .filter(grace -> !grace.isSettled(version.get(), now()))
                        .isPresent();
    }

    private void settle(FoundSecret listed) {
        Optional<OwnClient> client = OwnClient.of(listed);
        if (client.isEmpty()) {
            return;
        }
        // Listed before the labels are read: a client secret that a rotation adds later is not in the list, and one
        // that
        // was current before is not taken for the one that is now.
        List<Listed> all = proof.clientSecrets(client.get()).list();
        proof.secrets()
                .find(listed.arn())
                .filter(found -> !found.scheduledForDeletion() && !found.isRotating())
                .filter(found -> OwnClient.of(found).equals(client))
                .ifPresent(found -> settle(found, client.get(), all));
    }

    private void settle(FoundSecret secret, OwnClient client, List<Listed> all) {
        Optional<Grace> grace = Grace.of(secret);
        Optional<String> version = secret.currentVersion();
        Optional<Credential> value = version.flatMap(id -> proof.values().version(secret.arn(), id))
                .flatMap(StoredValue::credential)
                .filter(current -> current.clientId().equals(client.clientId()));
        if (grace.isEmpty() || value.isEmpty()) {
            return;
        }
        Optional<Listed> current = RotatingSecret.find(all, value.get().clientSecretId());
        Optional<Listed> old = current.flatMap(listed -> Replaced.beside(listed, all));
        if (old.isPresent()) {
            settle(
                    secret,
                    client,
                    value.get(),
                    grace.get(),
                    grace.get().observed(old.get(), current.get(), version.get(), now()));
        } else if (all.size() == 1
                && (current.isPresent() || value.get().clientSecretId().isEmpty())) {
            tag(secret, Map.of(Grace.REPLACED, Replaced.none(version.get())));
        }
    }

    private void settle(FoundSecret secret, OwnClient client, Credential current, Grace grace, Replaced replaced) {
        if (!grace.isOver(replaced, now())) {
            tag(secret, grace.tag(replaced));
            return;
        }
        proof.check(client, current, "keeps the secret whose period of grace is over");
        proof.clientSecrets(client).delete(replaced.id());
        told.accept("the client secret " + replaced.id() + ", which was replaced at " + replaced.since()
                + ", has ended, and secret " + secret.name() + " has another");
        tag(secret, Map.of(Grace.REPLACED, Replaced.none(replaced.version())));
    }

    private void tag(FoundSecret secret, Map<String, String> tag) {
        if (!secret.tags().entrySet().containsAll(tag.entrySet())) {
            proof.secrets().tagIfPossible(secret.arn(), tag);
        }
    }

    private Instant now() {
        return proof.deadline().clock().instant();
    }
}
