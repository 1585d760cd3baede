package io.github.cognitom2m.properties;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Names of the native types that people paste, each with why it is not needed here. */
final class NativeNames {
    private static final String POOL = "leave it out: UserPoolId of the resource names the pool";
    private static final String USERS = "leave it out: it is for users who sign in, and only machines use this client";
    private static final String ACCESS_TOKENS = "leave it out: machines get access tokens only";
    private static final String SCHEDULE =
            "leave it out: to rotate, declare an AWS::SecretsManager::RotationSchedule whose SecretId is !Ref this resource";
    private static final String VALUE = "leave it out: the value is always that of the client's credentials";

    /** Of {@code AWS::Cognito::UserPoolClient}. */
    static final Map<String, String> CLIENT = client();

    /** Of {@code AWS::Cognito::UserPoolClient}'s {@code TokenValidityUnits}. */
    static final Map<String, String> TOKEN_UNITS = Map.of("IdToken", ACCESS_TOKENS, "RefreshToken", ACCESS_TOKENS);

    /** Of the native types whose pool is the resource's. */
    static final Map<String, String> PART = Map.of("UserPoolId", POOL);

    /** Of {@code AWS::SecretsManager::Secret} and its rotation. */
    static final Map<String, String> SECRET = Map.of(
            "SecretString", VALUE,
            "GenerateSecretString", VALUE,
            "RotationDays", SCHEDULE,
            "RotationRules", SCHEDULE,
            "RotationLambdaARN", SCHEDULE,
            "AutomaticallyAfterDays", SCHEDULE,
            "ResourcePolicy",
                    "leave it out: declare an AWS::SecretsManager::ResourcePolicy whose SecretId is !Ref this resource");

    private NativeNames() {}

    private static Map<String, String> client() {
        Map<String, String> hints = new TreeMap<>();
        hints.put("UserPoolId", POOL);
        hints.put("GenerateSecret", "leave it out: the client always has a secret");
        hints.put("AllowedOAuthFlows", "leave it out: the flow is always client_credentials");
        hints.put("AllowedOAuthFlowsUserPoolClient", "leave it out: it is always true");
        hints.put("EnableTokenRevocation", "leave it out: it is always true");
        List.of("RefreshTokenValidity", "IdTokenValidity", "RefreshTokenRotation")
                .forEach(name -> hints.put(name, ACCESS_TOKENS));
        List.of(
                        "ExplicitAuthFlows",
                        "CallbackURLs",
                        "LogoutURLs",
                        "DefaultRedirectURI",
                        "SupportedIdentityProviders",
                        "ReadAttributes",
                        "WriteAttributes",
                        "AnalyticsConfiguration",
                        "PreventUserExistenceErrors",
                        "EnablePropagateAdditionalUserContextData",
                        "AuthSessionValidity")
                .forEach(name -> hints.put(name, USERS));
        return Map.copyOf(hints);
    }
}
