package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.Reasons;
import io.github.cognitom2m.support.TokenRequests;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stack's events say where nothing is wrong with the template. */
final class TroubleReasonsTest {
    private static final String ORDERS = Orders.withScopes("read");
    private static final String CREATE_CLIENT =
            "cognito-idp:CreateUserPoolClient (UserPoolId POOL, ClientName orders-Credentials-ID)";
    private static final String TRY_LATER = "; AWS throttled this request for as long as it could wait; try"
            + " again when less is being changed at once in this account and user pool";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Reasons reasons = new Reasons(platform);

    @Test
    void actionIsDenied() {
        String text = "User: arn:aws:sts::123456789012:assumed-role/provider/f is not authorized to perform:"
                + " cognito-idp:CreateUserPoolClient on resource:"
                + " arn:aws:cognito-idp:us-east-1:123456789012:userpool/p because no identity-based policy allows the"
                + " cognito-idp:CreateUserPoolClient action";
        reasons.refuse("CreateUserPoolClient", "AccessDeniedException", text);
        refused("the provider's role: " + CREATE_CLIENT + " failed with AccessDeniedException: " + text
                + " (AWS request"
                + " aws-request-1); allow it this action on what is named, or remove what denies it, and try again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessDeniedException", "NotAuthorizedException"})
    void actionIsDeniedWithoutBeingNamed(String code) {
        reasons.refuse("DescribeUserPoolDomain", code, "Access denied");
        refused("the provider's role: cognito-idp:DescribeUserPoolDomain (Domain machines-test) failed with " + code
                + ": Access denied (AWS request aws-request-1); allow it this action on what is named, or remove what"
                + " denies it, and try again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ExpiredTokenException",
                "UnrecognizedClientException",
                "InvalidSignatureException",
                "IncompleteSignatureException",
                "InvalidClientTokenId",
                "MissingAuthenticationTokenException"
            })
    void credentialsOfTheFunctionAreNotValid(String code) {
        reasons.refuse("CreateUserPoolClient", code, "The security token is not valid.");
        refused("the provider's role: " + CREATE_CLIENT + " failed with " + code + ": The security token is not valid"
                + " (AWS request aws-request-1); the credentials of the provider's function are no longer valid;"
                + " where the role was deleted or created again, deploy the provider again, and try again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TooManyRequestsException", "ThrottlingException"})
    void isThrottledUntilTheTimeIsUp(String code) {
        reasons.refuse("CreateUserPoolClient", code, "Rate exceeded");
        refused(CREATE_CLIENT + " failed with " + code + ": Rate exceeded (AWS request aws-request-1)" + TRY_LATER);
        assertEachEndedInGoodTime();
    }

    @Test
    void somebodyElseChangesTheSame() {
        reasons.refuse("CreateUserPoolDomain", "ConcurrentModificationException", "Concurrent modification");
        refused("cognito-idp:CreateUserPoolDomain (UserPoolId POOL, Domain machines-test) failed with"
                + " ConcurrentModificationException: Concurrent modification (AWS request aws-request-1); somebody else"
                + " is changing the same thing; try again");
    }

    @Test
    void awsFailsByItself() {
        reasons.refuse("DescribeUserPool", new AwsError(500, "InternalErrorException", "Something went wrong"));
        refused(
                "cognito-idp:DescribeUserPool (UserPoolId POOL) failed with InternalErrorException: Something went wrong"
                        + " (AWS request aws-request-1); this is a failure inside AWS; try again");
    }

    @Test
    void awsAnswersWithoutAnErrorOfItsOwn() {
        platform.aws()
                .network()
                .weather((request, service) -> request.header("x-amz-target")
                                .filter(target -> target.endsWith(".DescribeUserPool"))
                                .isPresent()
                        ? Answer.of(503, "text/html", "<html>Service Unavailable</html>")
                        : service.handle(request));
        Deployed stack = platform.deploy("orders", ORDERS).is(ROLLBACK_COMPLETE);
        reasons.are(
                "cognito-idp:DescribeUserPool (UserPoolId POOL) failed with HTTP status 503; this is"
                        + " a failure inside AWS; try again",
                stack);
    }

    @Test
    void errorIsUnknown() {
        reasons.refuse("CreateUserPoolClient", "BrandNewException", "Nobody has seen this.");
        refused(CREATE_CLIENT + " failed with BrandNewException: Nobody has seen this (AWS request aws-request-1);"
                + " correct what AWS names, and try again");
    }

    @Test
    void networkIsDown() {
        reasons.lose("DescribeUserPool", () -> new UnknownHostException("cognito-idp.us-east-1.amazonaws.com"));
        refused("cognito-idp:DescribeUserPool (UserPoolId POOL) got no answer (UnknownHostException:"
                + " cognito-idp.us-east-1.amazonaws.com); try again, and check the network of the provider's function");
        assertEachEndedInGoodTime();
    }

    @Test
    void connectionBreaksDuringACreation() {
        reasons.lose("CreateUserPoolClient", () -> new IOException("connection reset"));
        refused(CREATE_CLIENT + " got no answer (IOException: connection reset); try again, and check the"
                + " network of the provider's function");
    }

    @Test
    void nobodyIssuesAToken() {
        platform.aws().cognito().withoutClientTokens(pool -> true);
        platform.aws()
                .network()
                .weather((request, service) -> TokenRequests.isOfEndpoint(request)
                        ? Answer.of(
                                400,
                                "application/json",
                                "{\"error\":\"invalid_client\",\"error_description\":\"invalid_client_secret\"}")
                        : service.handle(request));
        refused("VerifyToken: no token was issued (GetClientToken failed with OperationNotEnabledException;"
                + " machines-test.auth.us-east-1.amazoncognito.com answered 400 invalid_client: invalid_client_secret);"
                + " check the user pool's triggers, its domain and the domain's web ACL, or set VerifyToken: false");
    }

    @Test
    void nobodyAnswersARequestForAToken() {
        platform.aws().network().weather((request, service) -> {
            if (TokenRequests.isOne(request)) {
                throw new IOException("connection reset");
            }
            return service.handle(request);
        });
        refused("VerifyToken: no token was issued (GetClientToken failed with SdkClientException;"
                + " machines-test.auth.us-east-1.amazoncognito.com could not be reached (IOException)); check the"
                + " user pool's triggers, its domain and the domain's web ACL, or set VerifyToken: false");
    }

    @Test
    void requestComesTooLate() {
        Deployed stack = platform.deploy("orders", ORDERS);
        Instant late = platform.aws().time().instant().plusSeconds(30);
        platform.cloudFormation().functions().delivery((arn, event, once) -> {
            boolean first = platform.aws().time().instant().isBefore(late);
            platform.aws().time().pass(Duration.ofSeconds(first ? 331 : 1));
            once.run();
        });
        stack.update(Orders.withScopes("read", "write")).is(UPDATE_ROLLBACK_COMPLETE);
        reasons.are(
                "ServiceTimeout: the request was 331 s old when it reached the function, and an answer may take 270 s"
                        + " more, which is longer than its ServiceTimeout of 600 s; nothing was changed; set"
                        + " ServiceTimeout: 600, which is right for the provider's defaults, or try again",
                stack);
    }

    @Test
    void requestIsOvertaken() {
        List<Runnable> delivered = new ArrayList<>();
        platform.cloudFormation().functions().delivery((arn, event, once) -> {
            platform.passQueue();
            delivered.add(once);
            once.run();
        });
        Deployed stack = platform.deploy("orders", ORDERS);
        stack.update(Orders.withScopes("read", "write"));
        stack.update(Orders.withScopes("read", "delete"));
        delivered.get(1).run();
        List<String> log =
                platform.cloudFormation().functions().invocations().getLast().log();
        assertTrue(
                log.toString()
                        .contains(
                                "FAILED this Update was overtaken by a later request for the same resource; nothing was"
                                        + " changed, and the later one counts"),
                log::toString);
    }

    @Test
    void isTakenBackWhereNoSecretMayBeMade() {
        reasons.refuse("CreateSecret", "AccessDeniedException", "not authorized to perform CreateSecret");
        platform.deploy("orders", ORDERS).is(ROLLBACK_COMPLETE);
        platform.assertNothingLeft();
    }

    private void refused(String reason) {
        reasons.are(reason, platform.deploy("orders", ORDERS).is(ROLLBACK_COMPLETE));
    }

    /** On virtual time only waiting takes time. */
    private void assertEachEndedInGoodTime() {
        platform.cloudFormation()
                .functions()
                .invocations()
                .forEach(invocation -> assertTrue(
                        Duration.between(invocation.begin(), invocation.end()).compareTo(Duration.ofSeconds(225))
                                <= 0));
    }
}
