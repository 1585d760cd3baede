package io.github.cognitom2m.security;

import static java.util.Map.entry;

import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.cloudformation.StackResource;
import io.github.cognitom2m.emulator.iam.Access;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What CloudFormation calls to make, read, change and delete resources, with the credentials of whoever deploys: the
 * handlers' permissions of AWS's resource schemas of March 2026, less what the template has no property for.
 */
record TypeActions(Place place) {
    private static final Map<String, String> SCHEMAS = Map.ofEntries(
            entry("AWS::Cognito::UserPool", """
                    cognito-idp:CreateUserPool iam:PassRole cognito-idp:SetUserPoolMfaConfig
                    cognito-idp:DescribeUserPool kms:CreateGrant iam:CreateServiceLinkedRole cognito-idp:TagResource
                    cognito-idp:GetUserPoolMfaConfig cognito-idp:UpdateUserPool cognito-idp:ListTagsForResource
                    cognito-idp:UntagResource cognito-idp:AddCustomAttributes cognito-idp:DeleteUserPool"""),
            entry("AWS::Lambda::Function", """
                    lambda:CreateFunction lambda:GetFunction lambda:PutFunctionConcurrency iam:PassRole s3:GetObject
                    s3:GetObjectVersion ec2:DescribeSecurityGroups ec2:DescribeSubnets ec2:DescribeVpcs
                    elasticfilesystem:DescribeMountTargets kms:CreateGrant kms:Decrypt kms:Encrypt kms:GenerateDataKey
                    lambda:GetCodeSigningConfig lambda:GetFunctionCodeSigningConfig lambda:GetLayerVersion
                    lambda:GetRuntimeManagementConfig lambda:PutRuntimeManagementConfig lambda:ListTags lambda:TagResource
                    lambda:PutFunctionRecursionConfig lambda:GetFunctionRecursionConfig lambda:DeleteFunctionConcurrency
                    lambda:UntagResource lambda:UpdateFunctionConfiguration lambda:UpdateFunctionCode
                    lambda:PutFunctionCodeSigningConfig lambda:DeleteFunctionCodeSigningConfig lambda:DeleteFunction
                    ec2:DescribeNetworkInterfaces"""),
            entry("AWS::Lambda::EventInvokeConfig", """
                    lambda:PutFunctionEventInvokeConfig lambda:GetFunctionEventInvokeConfig
                    lambda:UpdateFunctionEventInvokeConfig lambda:DeleteFunctionEventInvokeConfig"""),
            entry("AWS::Lambda::Permission", """
                    lambda:AddPermission lambda:GetPolicy lambda:RemovePermission"""),
            entry("AWS::SecretsManager::RotationSchedule", """
                    secretsmanager:RotateSecret secretsmanager:DescribeSecret lambda:InvokeFunction
                    secretsmanager:CancelRotateSecret"""),
            entry("AWS::IAM::Role", """
                    iam:CreateRole iam:PutRolePolicy iam:AttachRolePolicy iam:GetRolePolicy iam:TagRole iam:UntagRole
                    iam:GetRole iam:ListAttachedRolePolicies iam:ListRolePolicies iam:UpdateRole
                    iam:UpdateRoleDescription iam:UpdateAssumeRolePolicy iam:DetachRolePolicy
                    iam:DeleteRolePermissionsBoundary iam:PutRolePermissionsBoundary iam:DeleteRolePolicy iam:DeleteRole"""),
            entry("AWS::Logs::LogGroup", """
                    logs:DescribeLogGroups logs:CreateLogGroup logs:PutRetentionPolicy logs:TagResource
                    logs:GetDataProtectionPolicy logs:PutDataProtectionPolicy logs:CreateLogDelivery
                    firehose:TagDeliveryStream logs:PutResourcePolicy logs:DescribeResourcePolicies logs:PutIndexPolicy
                    logs:DescribeIndexPolicies logs:ListTagsForResource logs:AssociateKmsKey logs:DisassociateKmsKey
                    logs:DeleteRetentionPolicy logs:UntagResource logs:DeleteIndexPolicy logs:DeleteResourcePolicy
                    logs:DeleteLogGroup logs:DeleteDataProtectionPolicy"""),
            entry("AWS::Logs::MetricFilter", """
                    logs:PutMetricFilter logs:DescribeMetricFilters logs:DeleteMetricFilter"""),
            entry("AWS::Events::Rule", """
                    iam:PassRole events:DescribeRule events:ListTargetsByRule events:ListTagsForResource events:PutRule
                    events:PutTargets events:TagResource events:RemoveTargets events:UntagResource events:DeleteRule"""),
            entry("AWS::SSM::Parameter", """
                    ssm:PutParameter ssm:AddTagsToResource ssm:GetParameters ssm:ListTagsForResource
                    ssm:RemoveTagsFromResource ssm:DeleteParameter"""),
            entry("AWS::CloudWatch::Alarm", """
                    cloudwatch:PutMetricAlarm cloudwatch:DescribeAlarms cloudwatch:TagResource cloudwatch:UntagResource
                    cloudwatch:DeleteAlarms cloudwatch:ListTagsForResource"""),
            entry("Custom::CognitoM2M", """
                    lambda:InvokeFunction"""));

    /** By the property that each is for. */
    private static final Map<String, String> UNUSED = Map.of(
            "code signing",
            "lambda:GetCodeSigningConfig lambda:PutFunctionCodeSigningConfig lambda:DeleteFunctionCodeSigningConfig",
            "layers, recursion, versions of the runtime",
            "lambda:GetLayerVersion lambda:PutFunctionRecursionConfig lambda:PutRuntimeManagementConfig",
            "networks and file systems",
            """
            ec2:DescribeSecurityGroups ec2:DescribeSubnets ec2:DescribeVpcs ec2:DescribeNetworkInterfaces
            elasticfilesystem:DescribeMountTargets""",
            "keys of one's own",
            """
            kms:CreateGrant kms:Decrypt kms:Encrypt kms:GenerateDataKey logs:AssociateKmsKey
            logs:DisassociateKmsKey""",
            "managed policies",
            "iam:AttachRolePolicy iam:DetachRolePolicy",
            "messages to users, attributes of users",
            "iam:CreateServiceLinkedRole cognito-idp:AddCustomAttributes",
            "delivery, protection and indexes of logs",
            """
            logs:CreateLogDelivery firehose:TagDeliveryStream logs:PutDataProtectionPolicy
            logs:DeleteDataProtectionPolicy logs:PutIndexPolicy logs:DeleteIndexPolicy logs:PutResourcePolicy
            logs:DeleteResourcePolicy""",
            "roles of anything but functions",
            // Functions pass theirs below, with what it is passed to; their code is in the bucket of SAM.
            "iam:PassRole s3:GetObject s3:GetObjectVersion");

    /** What CloudFormation asks for in the life of this resource; a type that is not in the table is an error. */
    Stream<Access> of(StackResource resource) {
        String schema = Optional.ofNullable(SCHEMAS.get(resource.type()))
                .orElseThrow(() -> new NoSuchElementException("what does CloudFormation call for " + resource.type()));
        Set<String> unused =
                UNUSED.values().stream().flatMap(TypeActions::words).collect(Collectors.toSet());
        List<String> actions =
                words(schema).filter(action -> !unused.contains(action)).toList();
        Stream<Access> calls = actions.stream().map(action -> Access.to(action, arn(resource, action)));
        Object role = resource.properties().get("Role");
        return role == null
                ? calls
                : Stream.concat(
                        calls,
                        Stream.of(new Access(
                                "iam:PassRole",
                                role.toString(),
                                Map.of("iam:PassedToService", List.of("lambda.amazonaws.com")))));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split("\\s+"));
    }

    private String arn(StackResource resource, String action) {
        String id = resource.physicalId();
        return switch (resource.type()) {
            case "AWS::Cognito::UserPool" ->
                action.endsWith(":CreateUserPool") ? "*" : place.arn("cognito-idp", "userpool/" + id);
            case "AWS::Lambda::Function" -> function(id);
            case "AWS::SecretsManager::RotationSchedule" ->
                action.startsWith("lambda:")
                        ? String.valueOf(resource.properties().get("RotationLambdaARN"))
                        : id;
            case "AWS::Events::Rule" -> place.arn("events", "rule/" + id);
            case "AWS::Lambda::EventInvokeConfig", "AWS::Lambda::Permission" ->
                function(String.valueOf(resource.properties().get("FunctionName")));
            case "AWS::IAM::Role" -> new Place(place.partition(), "", place.account()).arn("iam", "role/" + id);
            case "AWS::SSM::Parameter" -> place.arn("ssm", "parameter" + id);
            case "AWS::CloudWatch::Alarm" -> place.arn("cloudwatch", "alarm:" + id);
            case "AWS::Logs::MetricFilter" ->
                place.arn("logs", "log-group:" + resource.properties().get("LogGroupName"));
            case "AWS::Logs::LogGroup" ->
                List.of("logs:DescribeLogGroups", "logs:DescribeResourcePolicies")
                                .contains(action)
                        ? place.arn("logs", "log-group::log-stream:")
                        : place.arn("logs", "log-group:" + id);
            default -> String.valueOf(resource.properties().get("ServiceToken"));
        };
    }

    private String function(String nameOrArn) {
        return nameOrArn.startsWith("arn:") ? nameOrArn : place.arn("lambda", "function:" + nameOrArn);
    }
}
