package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_FAILED;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.JsonService;
import io.github.cognitom2m.emulator.cloudformation.OnFailure;
import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is known to be made is written down, whatever fails after it. */
final class KnownPartsTest {
    private static final String ORDERS = Orders.withScopes("read");

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Deployed stack = platform.deploy("orders", ORDERS);

    @Test
    void aClientThatWasMadeAgainCanBeRotatedAlthoughItsLastTagWasLost() {
        platform.cognito(
                "DeleteUserPoolClient", Map.of("UserPoolId", platform.pool(), "ClientId", stack.attribute("ClientId")));
        refuseTag("made");
        platform.update(stack.stack(), ORDERS + "Revision: '2'\n", OnFailure.DO_NOTHING);
        stack.is(UPDATE_FAILED);
        platform.fairWeather();
        assertEquals("making", state("client"));
        stack.update(ORDERS + "Revision: '3'\n").is(UPDATE_COMPLETE);
        assertEquals("made", state("client"));
        new Rotating(stack).rotate();
    }

    @Test
    void aRollbackMakesItKnownAsWell() {
        platform.cognito(
                "DeleteUserPoolClient", Map.of("UserPoolId", platform.pool(), "ClientId", stack.attribute("ClientId")));
        refuseTag("made");
        platform.cloudFormation().listen(event -> {
            if (event.status().equals("UPDATE_ROLLBACK_IN_PROGRESS")) {
                platform.fairWeather();
            }
        });
        stack.update(ORDERS + "Revision: '2'\n").is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals("made", state("client"));
    }

    @Test
    void aServerWhoseClientWasRefusedIsKnownEvenIfSomebodyChangesIt() {
        refusedLater(Orders.server("billing", "pay") + Orders.domain(Orders.PREFIX));
        platform.cognito(
                "UpdateResourceServer",
                Map.of("UserPoolId", platform.pool(), "Identifier", "billing", "Name", "by hand", "Scopes", List.of()));
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void aDomainWhoseClientWasRefusedIsKnownEvenIfSomebodyChangesIt() {
        refusedLater(Orders.server("orders", "read")
                + "Domain: {Domain: auth.example.com, CustomDomainConfig: {CertificateArn:"
                + " 'arn:aws:acm:us-east-1:123456789012:certificate/one'}}\n");
        platform.cognito(
                "UpdateUserPoolDomain",
                Map.of(
                        "UserPoolId",
                        platform.pool(),
                        "Domain",
                        "auth.example.com",
                        "CustomDomainConfig",
                        Map.of("CertificateArn", "arn:aws:acm:us-east-1:123456789012:certificate/two")));
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void aServerOfANewResourceIsKnownAsWell() {
        Deployed other = platform.deploy(
                "other",
                Orders.server("billing", "pay") + "Client: {AllowedOAuthScopes: [absent/scope]}\n",
                OnFailure.DO_NOTHING);
        platform.cognito(
                "UpdateResourceServer",
                Map.of("UserPoolId", platform.pool(), "Identifier", "billing", "Name", "by hand", "Scopes", List.of()));
        other.delete().is(DELETE_COMPLETE);
        stack.delete();
        platform.assertNothingLeft();
    }

    /** An update that makes a server or a domain, and whose client AWS then refuses; nothing is rolled back. */
    private void refusedLater(String properties) {
        platform.update(
                stack.stack(), properties + "Client: {AllowedOAuthScopes: [absent/scope]}\n", OnFailure.DO_NOTHING);
        stack.is(UPDATE_FAILED);
    }

    /** From now on no tag can be written that says of the client that it is so. */
    private void refuseTag(String state) {
        platform.aws()
                .network()
                .weather((request, service) ->
                        request.header("x-amz-target").orElse("").endsWith(".TagResource")
                                        && request.body().contains("\"" + state + " ")
                                ? JsonService.failure("denied", AwsError.of("AccessDeniedException", "injected"))
                                : service.handle(request));
    }

    private String state(String part) {
        return stack.tags().get("cognito-m2m:" + part).split(" ", -1)[0];
    }
}
