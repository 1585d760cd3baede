package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What Cognito refuses in the settings of an app client, on Create and on Update alike. */
final class ClientRules {
    private static final Set<String> STANDARD_SCOPES =
            Set.of("openid", "email", "phone", "profile", "aws.cognito.signin.user.admin");
    private static final Duration DAY = Duration.ofDays(1);

    private ClientRules() {}

    static void check(Map<String, Object> members, boolean confidential, Predicate<String> offered) {
        Input settings = new Input(members);
        // Fact: COG-CLIENT-VALIDITY
        validity(settings, "AccessToken", "hours", Duration.ofMinutes(5), DAY);
        validity(settings, "IdToken", "hours", Duration.ofMinutes(5), DAY);
        validity(settings, "RefreshToken", "days", Duration.ofMinutes(60), DAY.multipliedBy(3650));
        signIn(settings.texts("ExplicitAuthFlows"));
        if (settings.flag("EnablePropagateAdditionalUserContextData") && !confidential) {
            throw Errors.invalidParameter(
                    "EnablePropagateAdditionalUserContextData can not be true if client does not have a client secret.");
        }
        flows(settings, confidential);
        scopes(settings, offered);
    }

    private static void validity(Input settings, String token, String defaultUnit, Duration least, Duration most) {
        AppClient.validity(settings, token, defaultUnit)
                .filter(validity -> validity.compareTo(least) < 0 || validity.compareTo(most) > 0)
                .ifPresent(validity -> {
                    throw Errors.invalidParameter("Invalid range for token validity.");
                });
    }

    private static void signIn(List<String> flows) {
        long modern = flows.stream().filter(flow -> flow.startsWith("ALLOW_")).count();
        if (modern > 0 && modern < flows.size()) {
            throw Errors.invalidParameter("ALLOW_ flows can not be used together with those of older form.");
        }
        // Fact: TOK-CLIENT-ONLY-FLOW
        if (flows.contains("ALLOW_CLIENT_TOKEN_AUTH") && flows.size() > 1) {
            throw Errors.invalidParameter("ALLOW_CLIENT_TOKEN_AUTH can not be combined with other flows.");
        }
    }

    private static void flows(Input settings, boolean confidential) {
        List<String> flows = settings.texts("AllowedOAuthFlows");
        // Fact: COG-CLIENT-FLOWS-NEEDED
        if (settings.flag("AllowedOAuthFlowsUserPoolClient")
                && (flows.isEmpty() || settings.texts("AllowedOAuthScopes").isEmpty())) {
            throw AwsError.of(
                    "InvalidOAuthFlowException",
                    "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is"
                            + " allowed to use OAuth flows.");
        }
        if (flows.contains("client_credentials")) {
            // Fact: COG-CLIENT-M2M-ALONE
            if (flows.size() > 1) {
                throw AwsError.of(
                        "InvalidOAuthFlowException",
                        "client_credentials flow can not be selected along with code flow or implicit flow.");
            }
            // Fact: COG-CLIENT-M2M-SECRET
            if (!confidential) {
                throw AwsError.of(
                        "InvalidOAuthFlowException",
                        "client_credentials flow can not be selected if client does not have a client secret.");
            }
        }
    }

    private static void scopes(Input settings, Predicate<String> offered) {
        boolean machine = settings.texts("AllowedOAuthFlows").contains("client_credentials");
        for (String scope : settings.texts("AllowedOAuthScopes")) {
            if (STANDARD_SCOPES.contains(scope)) {
                // Fact: COG-CLIENT-M2M-STANDARD-SCOPES
                if (machine) {
                    throw AwsError.of(
                            "InvalidOAuthFlowException", scope + " is not supported with client_credentials flow");
                }
            } else if (!offered.test(scope)) {
                // Fact: COG-CLIENT-SCOPE-UNKNOWN
                throw AwsError.of("ScopeDoesNotExistException", "Invalid scope requested: " + scope);
            }
        }
    }
}
