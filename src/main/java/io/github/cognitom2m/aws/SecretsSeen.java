package io.github.cognitom2m.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddUserPoolClientSecretRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AddUserPoolClientSecretResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;

/** Remembers every secret that a call sends or returns. */
record SecretsSeen() implements ExecutionInterceptor {

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof PutSecretValueRequest put) {
            value(put.secretString(), attributes.getAttribute(KnownSecrets.ATTRIBUTE));
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        KnownSecrets known = attributes.getAttribute(KnownSecrets.ATTRIBUTE);
        switch (context.response()) {
            case GetSecretValueResponse got -> value(got.secretString(), known);
            case CreateUserPoolClientResponse created -> client(created.userPoolClient(), known);
            case DescribeUserPoolClientResponse described -> client(described.userPoolClient(), known);
            case UpdateUserPoolClientResponse updated -> client(updated.userPoolClient(), known);
            case AddUserPoolClientSecretResponse added
            when context.request() instanceof AddUserPoolClientSecretRequest request ->
                known.add(request.clientId(), added.clientSecretDescriptor().clientSecretValue());
            default -> {}
        }
    }

    private static void client(@Nullable UserPoolClientType client, KnownSecrets known) {
        Optional.ofNullable(client)
                .filter(found -> found.clientSecret() != null)
                .ifPresent(found -> known.add(found.clientId(), found.clientSecret()));
    }

    /** A value that is a credential has one secret in it; any other is a secret as a whole. */
    private static void value(@Nullable String value, KnownSecrets known) {
        if (value != null) {
            try {
                Map<String, Object> members = JSON.std.mapFrom(value);
                known.add(String.valueOf(members.get("client_id")), String.valueOf(members.get("client_secret")));
            } catch (IOException e) {
                known.add(value);
            }
        }
    }
}
