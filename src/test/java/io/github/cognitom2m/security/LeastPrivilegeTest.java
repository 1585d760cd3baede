package io.github.cognitom2m.security;

import static io.github.cognitom2m.emulator.cloudformation.OnFailure.DO_NOTHING;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_FAILED;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The functions' roles grant what the functions do, and nothing besides. (That all they do is granted, every test shows.) */
final class LeastPrivilegeTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void grantsNothingThatIsNeverUsed() {
        assertFalse(new Grants(platform).unused().isEmpty(), "there was nothing yet that could have used it");
        new EveryCall(platform).play();
        assertEquals(List.of(), new Grants(platform).unused());
    }

    @ParameterizedTest
    @CsvSource({
        "secretsmanager:CreateSecret, arn:aws:secretsmanager:us-east-1:123456789012:secret:m2m/orders/batch",
        "secretsmanager:TagResource, arn:aws:secretsmanager:us-east-1:123456789012:secret:m2m/orders/batch",
        "cognito-idp:CreateUserPoolDomain, arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_",
        "cloudfront:UpdateDistribution, *",
    })
    void isRefusedWhatItsRoleLacks(String action, String resource) throws IOException {
        redeployWith(action, "sts:GetCallerIdentity");
        Deployed stack = everything().is(CREATE_FAILED);
        String failure = stack.failure();
        assertTrue(failure.contains("User: arn:aws:sts::123456789012:assumed-role/provider-ProviderRole-"), failure);
        assertTrue(failure.contains(" is not authorized to perform: " + action + " on resource: " + resource), failure);
        redeploy(template());
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void reachesKeysThroughSecretsManagerAlone() throws IOException {
        redeployWith("secretsmanager.*.${AWS::URLSuffix}", "ssm.*.${AWS::URLSuffix}");
        Deployed stack = everything().is(CREATE_FAILED);
        assertTrue(stack.failure().contains("Access to KMS is not allowed"), stack::failure);
    }

    @Test
    void reachesKeysForSecretsUnderThePrefixAlone() throws IOException {
        String context =
                "kms:EncryptionContext:SecretARN: !Sub\n                      arn:${AWS::Partition}:secretsmanager:*"
                        + ":${AWS::AccountId}:secret:";
        redeployWith(context + "${SecretNamePrefix}", context + "payroll/");
        Deployed stack = everything().is(CREATE_FAILED);
        assertTrue(stack.failure().contains("Access to KMS is not allowed"), stack::failure);
    }

    @Test
    void reachesNoKeyOfAnotherAccount() {
        Deployed stack = platform.deploy(
                        "orders",
                        Orders.withScopes("read")
                                + "Secret: {KmsKeyId: 'arn:aws:kms:us-east-1:999999999999:key/theirs'}\n")
                .is(ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("Access to KMS is not allowed"), stack::failure);
        platform.assertNothingLeft();
    }

    @Test
    void isRefusedASecretOutsideThePrefixEvenIfTheCodeAllowsIt() throws IOException {
        // The code of a provider that was told another prefix than its role.
        redeployWith("SECRET_NAME_PREFIX: !Ref SecretNamePrefix", "SECRET_NAME_PREFIX: payroll/");
        platform.secretsManager(
                "CreateSecret",
                Map.of("Name", "payroll/salaries", "SecretString", "kept", "ClientRequestToken", "0".repeat(32)));
        List<Secret> before = platform.aws().secretsManager().secrets();
        for (String name : List.of("payroll/salaries", "payroll/new")) {
            Deployed stack = platform.deploy(
                    name.replace('/', '-'), Orders.withScopes("read") + "Secret: {Name: " + name + "}\n", DO_NOTHING);
            assertTrue(stack.failure().contains("is not authorized to perform: secretsmanager:"), stack::failure);
            stack.delete();
        }
        assertEquals(before, platform.aws().secretsManager().secrets());
    }

    private Deployed everything() {
        return new Deployed(
                platform,
                platform.cloudFormation()
                        .create(
                                "orders",
                                Template.load(Path.of("src/test/templates/everything.yaml")),
                                Map.of("Pool", platform.pool()),
                                DO_NOTHING));
    }

    /** Updates the provider's stack to a template in which this text is replaced. */
    private void redeployWith(String text, String by) throws IOException {
        assertTrue(template().contains(text), text);
        redeploy(template().replace(text, by));
    }

    private static String template() throws IOException {
        return Files.readString(Path.of("template.yaml"));
    }

    private void redeploy(String template) {
        Stack provider = platform.cloudFormation().stack(Platform.PROVIDER).orElseThrow();
        provider.update(Template.parse(template), Platform.PARAMETERS);
        assertEquals(UPDATE_COMPLETE, provider.status());
    }
}
