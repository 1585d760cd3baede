package io.github.cognitom2m.security;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.cloudformation.types.AwsApi;
import io.github.cognitom2m.emulator.iam.Access;
import io.github.cognitom2m.emulator.iam.Identity;
import io.github.cognitom2m.emulator.iam.Policies;
import io.github.cognitom2m.support.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies that the project hands out suffice for what they are given for, and for little else. */
final class PoliciesTest {
    private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:alarms";

    /**
     * What sam deploy and sam delete call themselves, and CloudFormation for the bucket that SAM makes once: from the
     * sources of the SAM CLI 1.164 and the resource schemas of AWS::S3::Bucket and BucketPolicy.
     */
    private static final Set<String> SAM = Set.of(
            "cloudformation:CreateChangeSet",
            "cloudformation:DeleteChangeSet",
            "cloudformation:DeleteStack",
            "cloudformation:DescribeChangeSet",
            "cloudformation:DescribeStackEvents",
            "cloudformation:DescribeStackResources",
            "cloudformation:DescribeStacks",
            "cloudformation:ExecuteChangeSet",
            "cloudformation:GetTemplate",
            "cloudformation:GetTemplateSummary",
            "cloudformation:ListChangeSets",
            "cloudformation:ListStackResources",
            "s3:CreateBucket",
            "s3:DeleteObject",
            "s3:GetBucketAcl",
            "s3:GetBucketLocation",
            "s3:GetBucketPolicy",
            "s3:GetObject",
            "s3:GetObjectVersion",
            "s3:ListBucket",
            "s3:PutBucketPolicy",
            "s3:PutBucketPublicAccessBlock",
            "s3:PutBucketTagging",
            "s3:PutBucketVersioning",
            "s3:PutEncryptionConfiguration",
            "s3:PutObject");

    @RegisterExtension
    final Platform platform = Platform.bare();

    private final Identity deployer = Policies.holder(Path.of("policies/deployer.json"));
    private final Identity serviceRole = Policies.holder(Path.of("policies/stack-service-role.json"));

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void whoeverDeploysNeedsNoMoreThanTheDeployersPolicy(String environment) {
        platform.aws().iam().attach(AwsApi.ACCESS_KEY, deployer);
        Stack stack = deploy(Map.of(
                "EnvironmentName",
                environment,
                "RotationDays",
                "30",
                "AlarmTopicArn",
                TOPIC,
                "MaximumAgeDays",
                "90",
                "ReservedConcurrency",
                "5"));
        assertEquals(CREATE_COMPLETE, stack.status());
        assertEquals(List.of(), refusedFor(stack));
        assertEquals(1, platform.aws().secretsManager().runDueRotations());
        stack.update(template(), Map.of("EnvironmentName", environment, "ProjectTag", "changed", "RotationDays", "60"));
        assertEquals(UPDATE_COMPLETE, stack.status());
        stack.delete();
        assertEquals(DELETE_COMPLETE, stack.status());
        assertFalse(platform.aws().iam().decisions().isEmpty());
    }

    @Test
    void whoeverDeploysIsGrantedNothingThatNobodyCalls() {
        Stack stack = deploy(Map.of("RotationDays", "30", "AlarmTopicArn", TOPIC, "MaximumAgeDays", "90"));
        Set<String> called = new TreeSet<>(SAM);
        stack.resources().values().stream()
                .flatMap(new TypeActions(platform.aws().place())::of)
                .forEach(access -> called.add(access.action()));
        Set<String> granted = new TreeSet<>();
        deployer.statements().forEach(statement -> granted.addAll(statement.actions()));
        assertEquals(called, granted);
    }

    /** What sam deploy and sam delete call themselves, the bucket for the code being made by a stack of SAM's own. */
    @ParameterizedTest
    @CsvSource({
        "cloudformation:DescribeStacks, arn:aws:cloudformation:us-east-1:123456789012:stack/cognito-m2m-dev/1",
        "cloudformation:CreateChangeSet, arn:aws:cloudformation:us-east-1:123456789012:stack/cognito-m2m-dev/1",
        "cloudformation:CreateChangeSet, arn:aws:cloudformation:us-east-1:aws:transform/Serverless-2016-10-31",
        "cloudformation:DescribeChangeSet, arn:aws:cloudformation:us-east-1:123456789012:stack/cognito-m2m-dev/1",
        "cloudformation:ExecuteChangeSet, arn:aws:cloudformation:us-east-1:123456789012:stack/cognito-m2m-dev/1",
        "cloudformation:DescribeStackEvents, arn:aws:cloudformation:us-east-1:123456789012:stack/cognito-m2m-dev/1",
        "cloudformation:GetTemplateSummary, *",
        "cloudformation:DeleteStack, arn:aws:cloudformation:us-east-1:123456789012:stack/cognito-m2m-dev/1",
        "cloudformation:CreateChangeSet, arn:aws:cloudformation:us-east-1:123456789012:stack/aws-sam-cli-managed-default/1",
        "s3:CreateBucket, arn:aws:s3:::aws-sam-cli-managed-default-samclisourcebucket-1",
        "s3:PutBucketPolicy, arn:aws:s3:::aws-sam-cli-managed-default-samclisourcebucket-1",
        "s3:PutObject, arn:aws:s3:::aws-sam-cli-managed-default-samclisourcebucket-1/cognito-m2m-dev/0",
        "s3:GetObject, arn:aws:s3:::aws-sam-cli-managed-default-samclisourcebucket-1/cognito-m2m-dev/0",
        "cloudformation:GetTemplate, arn:aws:cloudformation:us-east-1:123456789012:stack/cognito-m2m-dev/1",
        "s3:ListBucket, arn:aws:s3:::aws-sam-cli-managed-default-samclisourcebucket-1",
        "s3:DeleteObject, arn:aws:s3:::aws-sam-cli-managed-default-samclisourcebucket-1/cognito-m2m-dev/0",
    })
    void whoeverDeploysMayCallWhatSamCalls(String action, String resource) {
        assertTrue(deployer.may(Access.to(action, resource)));
    }

    @ParameterizedTest
    @CsvSource({
        "lambda:UpdateFunctionCode, arn:aws:lambda:us-east-1:123456789012:function:payroll",
        "iam:PutRolePolicy, arn:aws:iam::123456789012:role/Administrator",
        "iam:AttachRolePolicy, arn:aws:iam::123456789012:role/cognito-m2m-dev-ProviderRole-1",
        "iam:PassRole, arn:aws:iam::123456789012:role/cognito-m2m-dev-ProviderRole-1",
        "secretsmanager:GetSecretValue, arn:aws:secretsmanager:us-east-1:123456789012:secret:m2m/a-AbCdEf",
        "cognito-idp:DescribeUserPoolClient, arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_A",
        "cloudformation:DeleteStack, arn:aws:cloudformation:us-east-1:123456789012:stack/payroll/1",
    })
    void whoeverDeploysMayNotReachFurther(String action, String resource) {
        assertFalse(deployer.may(Access.to(action, resource)));
    }

    @Test
    void aStacksServiceRoleMayCallTheProviderAndNothingElse() {
        Stack stack = deploy(Map.of("ProviderOnly", "true"));
        String token = stack.output("ServiceToken");
        assertTrue(serviceRole.may(Access.to("lambda:InvokeFunction", token)), token);
        Stream.of(
                        Access.to("lambda:InvokeFunction", token.replace("Provider", "Unanswered")),
                        Access.to("lambda:UpdateFunctionCode", token))
                .forEach(access -> assertFalse(serviceRole.may(access), access::toString));
    }

    private Stack deploy(Map<String, String> parameters) {
        return platform.cloudFormation().create("cognito-m2m-dev", template(), parameters);
    }

    private static Template template() {
        return Template.load(Path.of("template.yaml"));
    }

    private List<Access> refusedFor(Stack stack) {
        TypeActions types = new TypeActions(platform.aws().place());
        return stack.resources().values().stream()
                .flatMap(types::of)
                .filter(access -> !deployer.may(access))
                .toList();
    }
}
