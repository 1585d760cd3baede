package io.github.cognitom2m.emulator.cognito;

import static io.github.cognitom2m.emulator.cognito.Samples.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;

/** The contract of requests that are out of shape. */
final class ShapesContractTest {
    @AutoClose
    private final Target target = Target.open();

    private final CognitoIdentityProviderClient cognito = target.cognito();
    private final String pool = target.poolId();

    @Test
    void namesTheValueAndTheConstraint() {
        assertEquals(
                "1 validation error detected: Value 'no pool' at 'userPoolId' failed to satisfy constraint: Member must"
                        + " satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
                refusal(InvalidParameterException.class, () -> cognito.describeUserPool(r -> r.userPoolId("no pool"))));
    }

    @Test
    void tellsAllViolationsInOneError() {
        String text = refusal(
                InvalidParameterException.class,
                () -> cognito.createResourceServer(
                        r -> r.userPoolId(pool).identifier("with space").name("?")));

        assertTrue(text.startsWith("2 validation errors detected: "), text);
        assertTrue(text.contains("'identifier'") && text.contains("; ") && text.contains("'name'"), text);
    }

    @Test
    void missesRequiredMembersAtAnyDepth() {
        assertTrue(refusal(InvalidParameterException.class, () -> cognito.describeUserPool(r -> {}))
                .contains("Value null at 'userPoolId' failed to satisfy constraint: Member must not be null"));
        String text = refusal(
                InvalidParameterException.class,
                () -> cognito.createResourceServer(r -> r.userPoolId(pool)
                        .identifier("orders")
                        .name("Orders")
                        .scopes(ResourceServerScopeType.builder()
                                .scopeName("read")
                                .build())));
        assertTrue(text.contains("'scopes.1.member.scopeDescription'"), text);
    }

    @Test
    void countsListsAndCharacters() {
        String list = refusal(
                InvalidParameterException.class,
                () -> cognito.createUserPoolClient(r -> r.userPoolId(pool)
                        .clientName("many")
                        .allowedOAuthScopes(Collections.nCopies(51, "orders/read"))));
        assertTrue(list.contains("'allowedOAuthScopes'") && list.endsWith("length less than or equal to 50"), list);

        String name = refusal(
                InvalidParameterException.class,
                () -> cognito.createUserPoolClient(r -> r.userPoolId(pool).clientName("n".repeat(129))));
        assertTrue(name.endsWith("Member must have length less than or equal to 128"), name);
    }

    @Test
    void boundsNumbers() {
        String text = refusal(
                InvalidParameterException.class,
                () -> cognito.listResourceServers(r -> r.userPoolId(pool).maxResults(51)));

        assertTrue(
                text.endsWith(
                        "'maxResults' failed to satisfy constraint: Member must have value less than or equal to 50"),
                text);
    }

    @Test
    void knowsTheChoices() {
        String text = refusal(
                InvalidParameterException.class,
                () -> cognito.createUserPoolClient(
                        r -> r.userPoolId(pool).clientName("odd").allowedOAuthFlowsWithStrings("device")));

        assertTrue(text.contains("Member must satisfy enum value set: [code, implicit, client_credentials]"), text);
    }

    @Test
    void keepsSecretsOutOfItsTexts() {
        String text = refusal(
                InvalidParameterException.class,
                () -> cognito.createUserPoolClient(
                        r -> r.userPoolId(pool).clientName("short").clientSecret("tooShort")));

        assertTrue(text.contains("Value at 'clientSecret'"), text);
        assertFalse(text.contains("tooShort"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DescribeUserPool | {\"UserPoolID\":\"us-east-1_Abc\"} | InvalidParameterException",
                "DescribeUserPool | {\"UserPoolId\":7}                 | SerializationException",
                "ListUserPools    | {\"MaxResults\":\"10\"}            | SerializationException",
                "DescribePool     | {}                                 | UnknownOperationException"
            })
    void refusesWhatNoClientOfAwsWouldSend(String operation, String body, String error) throws Exception {
        target.emulator();
        Answer answer = target.send(
                "POST",
                "https://cognito-idp." + target.region() + ".amazonaws.com/",
                Map.of("x-amz-target", "AWSCognitoIdentityProviderService." + operation),
                body);

        assertEquals(400, answer.status());
        assertEquals(error, JSON.std.mapFrom(answer.body()).get("__type"));
    }

    @Test
    void ignoresMembersThatNobodyKnows() throws Exception {
        target.emulator();
        Answer answer = target.send(
                "POST",
                "https://cognito-idp." + target.region() + ".amazonaws.com/",
                Map.of("x-amz-target", "AWSCognitoIdentityProviderService.DescribeUserPool"),
                "{\"UserPoolId\":\"" + pool + "\",\"FutureMember\":{\"Any\":1}}");

        assertEquals(200, answer.status(), answer.body());
    }
}
