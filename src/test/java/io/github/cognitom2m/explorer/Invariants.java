package io.github.cognitom2m.explorer;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackEvent;
import io.github.cognitom2m.emulator.cloudformation.StackResource;
import io.github.cognitom2m.emulator.cloudformation.StackStatus;
import io.github.cognitom2m.emulator.cognito.AppClient;
import io.github.cognitom2m.emulator.cognito.Domain;
import io.github.cognitom2m.emulator.cognito.ResourceServer;
import io.github.cognitom2m.emulator.lambda.Invocation;
import io.github.cognitom2m.emulator.s3.Delivery;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import io.github.cognitom2m.emulator.secretsmanager.Value;
import io.github.cognitom2m.support.TokenRequests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What must hold whatever happens, looked up in the emulated AWS and not asked of the product. */
final class Invariants {
    static final String FOREIGN_CLIENT = "foreign-client";

    private static final String STRANGER = "stranger";

    private final Stage stage;
    private final List<String> violations = new ArrayList<>();
    private final Map<String, Object> inUse = new HashMap<>();
    private final Set<Object> retired = new HashSet<>();
    private String foreign = "";
    private long strangers;

    Invariants(Stage stage) {
        this.stage = stage;
    }

    List<String> violations() {
        return violations;
    }

    void violated(String what) {
        violations.add(what);
    }

    /** Things of others, under names that the product meets. */
    void plantForeign() {
        stage.call(
                "cognito-idp",
                "CreateResourceServer",
                Map.of(
                        "UserPoolId",
                        stage.pool,
                        "Identifier",
                        "foreign",
                        "Name",
                        "foreign",
                        "Scopes",
                        List.of(Map.of("ScopeName", "read", "ScopeDescription", "r"))));
        stage.call(
                "cognito-idp", "CreateUserPoolClient", Map.of("UserPoolId", stage.pool, "ClientName", FOREIGN_CLIENT));
        stage.call(
                "secretsmanager",
                "CreateSecret",
                Map.of("Name", "m2m/foreign", "SecretString", "theirs", "ClientRequestToken", "0".repeat(32)));
    }

    /** A resource server of the name that is wanted, unless there is one already. */
    void plantStranger() {
        boolean free = stage.aws.cognito().servers(stage.pool).stream()
                .noneMatch(server -> server.identifier().equals("orders"));
        if (free) {
            stage.call(
                    "cognito-idp",
                    "CreateResourceServer",
                    Map.of(
                            "UserPoolId",
                            stage.pool,
                            "Identifier",
                            "orders",
                            "Name",
                            STRANGER,
                            "Scopes",
                            List.of(Map.of("ScopeName", "read", "ScopeDescription", "theirs"))));
            strangers = 1;
        }
    }

    void rememberForeign() {
        foreign = foreign();
    }

    private String foreign() {
        return stage.aws.cognito().servers(stage.pool).stream()
                        .filter(Invariants::isForeign)
                        // Whoever adopts a server may add scopes to it.
                        .map(server -> server.identifier() + server.name())
                        .toList()
                + ""
                + stage.aws.cognito().clients(stage.pool).stream()
                        .filter(Invariants::isForeign)
                        .toList()
                + stage.aws.secretsManager().secrets().stream()
                        .filter(secret -> isForeign(secret) && !secret.name().equals(HostileScenarios.FORGED))
                        .toList()
                + stage.aws.cognito().domains().stream().filter(this::isForeign).toList();
    }

    private static boolean isForeign(ResourceServer server) {
        return server.identifier().equals("foreign") || server.identifier().equals(HostileScenarios.THEIRS);
    }

    private static boolean isForeign(AppClient client) {
        return client.name().equals(FOREIGN_CLIENT) || client.name().startsWith(HostileScenarios.NEIGHBOR);
    }

    private static boolean isForeign(Secret secret) {
        return secret.name().equals("m2m/foreign")
                || secret.name().equals(HostileScenarios.FORGED)
                || secret.name().startsWith("m2m/" + HostileScenarios.NEIGHBOR);
    }

    private boolean isForeign(Domain domain) {
        return domain.name().equals("foreign-auth")
                || (domain.poolId().equals(stage.otherPool) && domain.name().equals("shop-auth"));
    }

    void checkForeign() {
        long left = stage.aws.cognito().servers(stage.pool).stream()
                .filter(server -> server.name().equals(STRANGER))
                .count();
        if (left != strangers) {
            violated("a stranger's resource server was touched");
        }
        if (!foreign.equals(foreign())) {
            violated("foreign touched: " + foreign + " became " + foreign());
        }
    }

    /** The resource that was complete before the operation keeps working while it is under way. */
    void checkStillWorks(String arn, boolean hasDomain) {
        Optional<Map<String, Object>> value = value(arn);
        if (value.isEmpty()) {
            violated("AWSCURRENT is gone while the resource is complete");
            return;
        }
        checkNotRetired(arn);
        String clientId = String.valueOf(value.get().get("client_id"));
        if (!stage.aws
                .cognito()
                .authenticates(clientId, String.valueOf(value.get().get("client_secret")))) {
            violated("AWSCURRENT does not authenticate while the resource is complete");
        }
        if (hasDomain
                && value.get().containsKey("token_endpoint")
                && stage.aws.cognito().domains().isEmpty()) {
            violated("the domain is gone while the resource is complete");
        }
    }

    /** Whatever state a rotation was left in, the next one succeeds, and what it replaces keeps working. */
    void checkRotates(String arn) {
        Object before = secret(arn);
        for (int request = 0; request < 2 && before.equals(secret(arn)); request++) {
            stage.rotate(arn);
        }
        if (before.equals(secret(arn))) {
            violated("does not rotate any more: " + stage.aws.secretsManager().rotationEvents());
        }
        checkStillWorks(arn, false);
        String clientId = String.valueOf(value(arn).orElseThrow().get("client_id"));
        if (!stage.aws.cognito().authenticates(clientId, before.toString())) {
            violated("the secret that was replaced does not authenticate");
        }
    }

    /** A client secret that another took the place of never comes back. */
    private void checkNotRetired(String arn) {
        Object now = secret(arn);
        Object before = inUse.put(arn, now);
        if (before != null && !before.equals(now)) {
            retired.add(before);
        }
        if (retired.contains(now)) {
            violated("a client secret that was rotated away was brought back");
        }
    }

    private Object secret(String arn) {
        return value(arn).map(value -> value.get("client_secret")).orElse("");
    }

    /** A stack that says it is complete has credentials that get just the scopes that it declares. */
    void checkComplete(Stack stack) {
        if (!stack.status().name().endsWith("_COMPLETE")
                || stack.status() == StackStatus.ROLLBACK_COMPLETE
                || stack.status() == StackStatus.DELETE_COMPLETE) {
            return;
        }
        for (StackResource resource : stack.resources().values()) {
            if (resource.type().equals(Explorer.TYPE)) {
                checkGranted(resource);
            }
        }
    }

    /** No user of a server or domain loses it while a resource of ours declares it, or has left it to others. */
    void checkStays() {
        boolean hasServer = stage.aws.cognito().servers(stage.pool).stream()
                .anyMatch(server ->
                        server.identifier().equals("orders") && !server.name().equals(STRANGER));
        boolean hasDomain = stage.aws.cognito().domains().stream()
                .anyMatch(domain -> domain.name().equals("shop-auth") && domain.phase() != Domain.Phase.DELETING);
        if (!hasServer || !hasDomain) {
            violated("users of " + (hasServer ? "the domain" : "the server") + " have lost it");
        }
    }

    /** A rename leaves one secret, which is the resource's under the one name or the other. */
    void checkKept(Stack stack) {
        long secrets = stage.aws.secretsManager().secrets().stream()
                .filter(secret -> !secret.name().equals("m2m/foreign"))
                .filter(secret -> value(secret.arn()).isPresent())
                .count();
        long resources = stack.resources().values().stream()
                .filter(resource -> resource.type().equals(Explorer.TYPE))
                .map(StackResource::physicalId)
                .distinct()
                .count();
        if (secrets != 1 || resources != 1) {
            violated("after a rename " + resources + " resources have " + secrets + " secrets");
        }
    }

    private void checkGranted(StackResource resource) {
        checkNotRetired(resource.physicalId());
        Optional<Map<String, Object>> value = value(resource.physicalId());
        if (value.isEmpty()) {
            violated("complete without a value in " + resource.physicalId());
            return;
        }
        Set<String> granted = granted(value.get());
        if (!granted.equals(declared(resource.properties()))) {
            violated("granted " + granted + " where " + declared(resource.properties()) + " is declared");
        }
        if (!new TreeSet<>(List.of(String.valueOf(value.get().get("scope")).split(" "))).equals(granted)) {
            violated("the secret says " + value.get().get("scope") + " where " + granted + " is granted");
        }
        if (!String.valueOf(resource.attributes().get("ClientId"))
                .equals(value.get().get("client_id"))) {
            violated("GetAtt ClientId is not the client of the secret");
        }
    }

    Optional<Map<String, Object>> value(String arn) {
        return stage.aws
                .secretsManager()
                .secret(arn)
                .filter(secret -> secret.deletedAt().isEmpty())
                .flatMap(stage.aws.secretsManager()::readableValue)
                .map(value -> {
                    try {
                        return JSON.std.mapFrom(((Value.Text) value).text());
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private Set<String> granted(Map<String, Object> value) {
        try {
            Answer answer = stage.aws.network().handle(TokenRequests.of(stage.aws, value));
            String token = String.valueOf(TokenRequests.token(answer).get("access_token"));
            Map<String, Object> claims = JSON.std.mapFrom(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
            return new TreeSet<>(List.of(String.valueOf(claims.get("scope")).split(" ")));
        } catch (IOException | RuntimeException e) {
            return Set.of("none: " + e);
        }
    }

    private static Set<String> declared(Map<String, Object> properties) {
        Set<String> scopes = new TreeSet<>();
        if (properties.get("Client") instanceof Map<?, ?> client
                && client.get("AllowedOAuthScopes") instanceof List<?> own) {
            own.forEach(scope -> scopes.add(String.valueOf(scope)));
        } else if (properties.get("ResourceServer") instanceof Map<?, ?> server
                && server.get("Scopes") instanceof List<?> all) {
            all.forEach(scope -> scopes.add(server.get("Identifier") + "/" + ((Map<?, ?>) scope).get("ScopeName")));
        }
        return scopes;
    }

    /**
     * After the last Delete nothing is left but what was foreign and tombstones.
     *
     * @param withShared whether that goes for servers and domains, too
     */
    void checkNothingLeft(boolean withShared) {
        stage.aws.cognito().pools().forEach(pool -> {
            stage.aws.cognito().clients(pool).stream()
                    .filter(client -> !isForeign(client))
                    .forEach(client -> violated("left: client " + client.name()));
            stage.aws.cognito().servers(pool).stream()
                    .filter(server -> withShared && !isForeign(server))
                    .filter(server -> !server.name().equals(STRANGER))
                    .forEach(server -> violated("left: resource server " + server.identifier()));
        });
        stage.aws.cognito().domains().stream()
                .filter(domain -> withShared && !isForeign(domain))
                .filter(domain -> domain.phase() != Domain.Phase.DELETING)
                .forEach(domain -> violated("left: domain " + domain.name()));
        stage.aws.secretsManager().secrets().stream()
                .filter(secret -> !isForeign(secret))
                .filter(secret -> secret.deletedAt().isEmpty())
                .forEach(secret -> violated("left: secret " + secret.name() + " " + secret.tags()));
    }

    /** Every request has an answer that CloudFormation takes. */
    void checkAnswered(Stack stack, boolean unanswered) {
        for (StackEvent event : stack.events()) {
            String reason = event.reason().orElse("");
            if ((reason.contains("did not receive a response") && !unanswered)
                    || reason.contains("Invalid PhysicalResourceId")
                    || reason.contains("too long")
                    || reason.contains("Vendor response")
                    || reason.contains("is a defect of the provider")
                    || reason.contains("null")) {
                violated("answered badly: " + reason);
            }
        }
    }

    /** No secret and no signature was disclosed. */
    void checkNothingDisclosed(Stack stack) {
        StringBuilder told = new StringBuilder();
        for (Invocation invocation : stage.cloudFormation.functions().invocations()) {
            told.append(invocation.log()).append(invocation.response());
        }
        stack.events().forEach(told::append);
        stage.aws.secretsManager().rotationEvents().forEach(told::append);
        stage.aws.responseBucket().deliveries().stream().map(Delivery::body).forEach(told::append);
        stage.aws
                .secretsManager()
                .secrets()
                .forEach(secret -> told.append(secret.tags()).append(secret.details()));
        stage.aws.cognito().issuedSecrets().stream()
                .filter(secret -> told.indexOf(secret) >= 0)
                .forEach(secret -> violated("told: a client secret"));
        stage.aws.responseBucket().signatures().stream()
                .filter(signature -> told.indexOf(signature) >= 0)
                .forEach(signature -> violated("told: a signature"));
    }
}
