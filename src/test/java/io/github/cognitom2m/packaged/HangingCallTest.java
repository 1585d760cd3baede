package io.github.cognitom2m.packaged;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.cloudformation.OnFailure;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.lambda.Invocation;
import io.github.cognitom2m.support.EmulatedAccount;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A call that AWS never answers is cut off while there is time to say so; on real time, for the SDK's clock is real. */
final class HangingCallTest {
    private static final String TEMPLATE = """
            Resources:
              Credentials:
                Type: Custom::CognitoM2M
                Properties:
                  ServiceToken: !ImportValue provider-ServiceToken
                  ServiceTimeout: 600
                  UserPoolId: us-east-1_Unanswered
                  Client: {AllowedOAuthScopes: [orders/read]}
            """;

    @Test
    void endsAsAFailureInGoodTime() throws Exception {
        EmulatedAccount account = EmulatedAccount.concurrent();
        String provider = Files.readString(Path.of("template.yaml"));
        // Less the time that is kept for the answer, that leaves two seconds for the calls.
        account.cloudFormation()
                .create(
                        "provider",
                        Template.parse(provider.replace("Timeout: 240", "Timeout: 17")),
                        Map.of("ProviderOnly", "true"));
        account.aws().network().weather((request, service) -> {
            if (isDescribeUserPool(request)) {
                hang();
            }
            return service.handle(request);
        });

        Stack stack = account.cloudFormation().create("orders", Template.parse(TEMPLATE), Map.of(), OnFailure.ROLLBACK);

        assertEquals(ROLLBACK_COMPLETE, stack.status());
        Invocation creation = account.cloudFormation().functions().invocations().getFirst();
        assertEquals(Optional.empty(), creation.functionError());
        assertTrue(Duration.between(creation.begin(), creation.end()).toSeconds() < 10, creation::toString);
        assertTrue(
                creation.log()
                        .toString()
                        .contains("FAILED the function ran out of time while calling"
                                + " cognito-idp:DescribeUserPool (UserPoolId us-east-1_Unanswered); try again,"
                                + " and check the function's log for throttling"),
                creation.log()::toString);
    }

    private static boolean isDescribeUserPool(Query request) {
        return request.header("x-amz-target")
                .filter(target -> target.endsWith(".DescribeUserPool"))
                .isPresent();
    }

    /** Until the SDK interrupts it, or until the test has failed anyway. */
    private static void hang() throws IOException {
        try {
            boolean answered = new CountDownLatch(1).await(30, TimeUnit.SECONDS);
            throw new IOException("answered: " + answered);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("cut off");
        }
    }
}
