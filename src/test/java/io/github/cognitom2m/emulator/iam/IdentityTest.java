package io.github.cognitom2m.emulator.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.AwsError;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies are read as IAM reads them, and what is not understood is refused. */
final class IdentityTest {
    private static final String SECRET = "arn:aws:secretsmanager:us-east-1:1:secret:m2m/a-AbCdEf";
    private static final String READS = """
            {"Effect": "Allow", "Action": "secretsmanager:Get*",
             "Resource": "arn:aws:secretsmanager:us-east-1:1:secret:m2m/*"}""";

    @ParameterizedTest
    @CsvSource({
        "secretsmanager:GetSecretValue, m2m/a-AbCdEf, true",
        "SecretsManager:getsecretvalue, m2m/a-AbCdEf, true",
        "secretsmanager:GetSecretValue, M2M/a-AbCdEf, false",
        "secretsmanager:GetSecretValue, other/a-AbCdEf, false",
        "secretsmanager:PutSecretValue, m2m/a-AbCdEf, false",
    })
    void grantsWhatActionAndResourceCover(String action, String name, boolean granted) throws IOException {
        Access access = Access.to(action, "arn:aws:secretsmanager:us-east-1:1:secret:" + name);
        assertEquals(granted, identity(READS).may(access));
    }

    @Test
    void deniesWhereAnyStatementDenies() throws IOException {
        String never = "{\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}";
        Access access = Access.to("secretsmanager:GetSecretValue", SECRET);
        assertTrue(identity(READS).may(access));
        assertFalse(identity(READS, never).may(access));
        assertFalse(identity(never, READS).may(access));
        AwsError error = refused(identity(READS, never), access);
        assertTrue(
                String.valueOf(error.getMessage()).endsWith("with an explicit deny in an identity-based policy"),
                error::getMessage);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StringEquals | team | orders | true",
                "StringEquals | team | ord* | false",
                "StringLike | team | ord* | true",
                "StringLike | team | ord? | false",
                "StringEquals | absent | orders | false",
                "StringNotEquals | team | orders | false",
                "StringNotEquals | team | ord* | true",
                "StringNotEquals | absent | orders | true",
                "StringNotLike | team | ord* | false",
                "StringNotLike | several | c* | true",
                "StringNotLike | several | b* | false",
                "ArnNotLike | team | ship* | true",
                "Null | absent | true | true",
                "Null | team | true | false",
                "ForAnyValue:StringEquals | several | b | true",
                "ForAllValues:StringEquals | several | b | false",
                "ForAllValues:StringEquals | absent | b | true",
            })
    void holdsConditionsAgainstTheirKeys(String operator, String key, String value, boolean granted)
            throws IOException {
        String statement = """
                {"Effect": "Allow", "Action": "a:B", "Resource": "*",
                 "Condition": {"%s": {"%s": "%s"}}}""".formatted(operator, key, value);
        Access access = new Access("a:B", "*", Map.of("team", List.of("orders"), "several", List.of("a", "b")));
        assertEquals(granted, identity(statement).may(access));
    }

    @ParameterizedTest
    @CsvSource({"NumericLessThan", "NumericNotEquals", "StringEqualsIfExists", "ForAnyValue:StringNotEquals"})
    void refusesAnOperatorThatItDoesNotKnow(String operator) {
        String statement = """
                {"Effect": "Allow", "Action": "a:B", "Resource": "*", "Condition": {"%s": {"k": "1"}}}""".formatted(operator);
        assertThrows(IllegalArgumentException.class, () -> identity(statement));
    }

    @Test
    void refusesAMemberThatItDoesNotKnow() {
        String statement = "{\"Effect\": \"Allow\", \"NotAction\": \"a:B\", \"Resource\": \"*\"}";
        assertThrows(IllegalArgumentException.class, () -> identity(statement));
    }

    @Test
    void refusesInTheWordsOfAws() throws IOException {
        AwsError error = refused(identity(READS), Access.to("secretsmanager:DeleteSecret", SECRET));
        assertEquals("AccessDeniedException", error.type());
        assertEquals(
                "User: arn:aws:iam::1:user/somebody is not authorized to perform: secretsmanager:DeleteSecret on"
                        + " resource: " + SECRET + " because no identity-based policy allows the"
                        + " secretsmanager:DeleteSecret action",
                error.getMessage());
    }

    private static AwsError refused(Identity identity, Access access) {
        return assertThrows(AwsError.class, () -> new Iam().check(identity, List.of(access)));
    }

    private static Identity identity(String... statements) throws IOException {
        return Identity.user(
                "arn:aws:iam::1:user/somebody",
                Statement.all(JSON.std.mapFrom("{\"Statement\": [" + String.join(",", statements) + "]}")));
    }
}
