package io.github.cognitom2m.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.cloudformation.PhysicalResourceId.Foreign;
import io.github.cognitom2m.cloudformation.PhysicalResourceId.Generation;
import io.github.cognitom2m.cloudformation.PhysicalResourceId.NeverClaimed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ids of stacks and of resources. */
final class IdsTest {

    @Test
    void takesAStackIdApart() {
        StackId stack = new StackId("arn:aws-cn:cloudformation:cn-north-1:123456789012:stack/orders/1f2e-3d4c");
        assertEquals("aws-cn", stack.partition());
        assertEquals("cn-north-1", stack.region());
        assertEquals("123456789012", stack.account());
        assertEquals("orders", stack.stackName());
    }

    @Test
    void knowsTheNextStackOfTheSameName() {
        StackId stack = new StackId(Events.STACK);
        assertTrue(stack.sameNameAs(new StackId(Events.STACK.replace("0001", "0002"))));
        assertFalse(stack.sameNameAs(new StackId(Events.STACK.replace("orders", "order"))));
        assertFalse(stack.sameNameAs(new StackId(Events.STACK.replace("123456789012", "210987654321"))));
        assertFalse(stack.sameNameAs(new StackId(Events.STACK.replace("us-east-1", "us-east-2"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orders",
                "arn:aws:cloudformation:us-east-1:123456789012:stack/orders",
                "arn:aws:cloudformation:us-east-1:123456789012:stackset/orders/1",
                "arn:aws:s3:us-east-1:123456789012:stack/orders/1",
                "arn:aws:cloudformation::123456789012:stack/orders/1",
            })
    void refusesWhatIsNoStackId(String text) {
        assertThrows(IllegalArgumentException.class, () -> new StackId(text));
    }

    @Test
    void findsTheGenerationInASecretsArn() {
        Generation generation = assertInstanceOf(Generation.class, PhysicalResourceId.parse(Events.SECRET));
        assertEquals("m2m/orders/Credentials/us-east-1_AbCdEf123", generation.name());
        assertEquals("a1B2c3", generation.suffix());
        assertEquals("us-east-1", generation.region());
        assertEquals("123456789012", generation.account());
        assertEquals(Events.SECRET, generation.text());
    }

    @Test
    void findsTheRequestOfACreateThatNeverClaimed() {
        NeverClaimed id = new NeverClaimed("6d1f-0001");
        assertEquals("cognito-m2m:1:never-claimed:6d1f-0001", id.text());
        assertEquals(id, PhysicalResourceId.parse(id.text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orders-Credentials-1ABCDEF",
                "cognito-m2m:1:never-claimed:",
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:m2m/orders",
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:-a1B2c3",
                "arn:aws:secretsmanager:us-east-1:12345:secret:m2m/orders-a1B2c3",
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:m2m/orders-a1B2c_",
                "arn:aws:ssm:us-east-1:123456789012:secret:m2m/orders-a1B2c3",
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:m2m/orders-a1B2c3:extra",
            })
    void takesAnythingElseForForeign(String text) {
        assertEquals(new Foreign(text), PhysicalResourceId.parse(text));
    }
}
