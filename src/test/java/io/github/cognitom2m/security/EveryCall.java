package io.github.cognitom2m.security;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stacks that between them have the provider make every call of AWS that it can make. */
record EveryCall(Platform platform) {

    void play() {
        everyProperty();
        adoptedClient();
        lostReply();
    }

    /** Custom domain, keys, tags and replicas: made, changed, rotated and taken away. */
    private void everyProperty() {
        Deployed stack = new Deployed(
                platform,
                platform.cloudFormation()
                        .create(
                                "everything",
                                Template.load(Path.of("src/test/templates/everything.yaml")),
                                Map.of("Pool", platform.pool())));
        stack.is(CREATE_COMPLETE);
        stack.update("""
                        UserPoolId: !Ref Pool
                        ResourceServer:
                          Identifier: https://orders.example.com
                          Scopes: [{ScopeName: read, ScopeDescription: Read}]
                        Domain:
                          Domain: auth.example.com
                          ManagedLoginVersion: 1
                          CustomDomainConfig: {CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/two'}
                        Secret:
                          Name: m2m/orders/batch
                          KmsKeyId: alias/other
                          ReplicaRegions: [{Region: eu-west-1}, {Region: ap-southeast-2, KmsKeyId: alias/there-too}]
                        """).is(UPDATE_COMPLETE);
        // The first rotation adds a secret, the second one deletes the first.
        platform.aws().cognito().alias("auth.example.com", stack.attribute("CloudFrontDistribution"));
        new Rotating(stack).rotate();
        // Where GetClientToken is refused, the pool is asked for its domain.
        platform.aws().cognito().withoutClientTokens(pool -> true);
        new Rotating(stack).rotate();
        lostSecret(stack);
        platform.aws().cognito().withoutClientTokens(pool -> false);
        stack.delete().is(DELETE_COMPLETE);
    }

    /** Where the current secret was deleted by hand, a client is known by its name. */
    private void lostSecret(Deployed stack) {
        Rotating rotating = new Rotating(stack);
        platform.cognito(
                "DeleteUserPoolClientSecret",
                rotating.client(Map.of("ClientSecretId", stack.credential().get("client_secret_id"))));
        rotating.rotate();
    }

    private void adoptedClient() {
        Existing existing = new Existing(platform);
        existing.server("read");
        Object id = existing.client("orders/read").get("ClientId");
        Deployed stack = platform.deploy(
                "adopting",
                Orders.withScopes("read") + "Client: {ClientId: " + id
                        + ", AllowedOAuthScopes: [orders/read]}\nAdoptExisting: true\n");
        new Rotating(stack.is(CREATE_COMPLETE)).rotate();
        stack.delete().is(DELETE_COMPLETE);
    }

    /** A client that was made although nobody was told is found by its name. */
    private void lostReply() {
        AtomicBoolean lost = new AtomicBoolean();
        platform.aws().network().weather((request, service) -> {
            Answer answer = service.handle(request);
            if (request.header("x-amz-target").orElse("").endsWith(".CreateUserPoolClient") && !lost.getAndSet(true)) {
                throw new IOException("lost");
            }
            return answer;
        });
        Deployed stack = platform.deploy("lost", Orders.server("lost", "read") + Orders.domain("lost-one"));
        platform.fairWeather();
        stack.is(CREATE_COMPLETE).delete().is(DELETE_COMPLETE);
    }
}
