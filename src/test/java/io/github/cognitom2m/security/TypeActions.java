package io.github.cognitom2m.security;

import static java.util.Map.entry;

import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.cloudformation.StackResource;
import io.github.cognitom2m.emulator.iam.Access;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What CloudFormation calls to make, read, change and delete resources, with the credentials of whoever deploys. From
 * the handlers' permissions in AWS's resource schemas, less those of properties that the template does not use (networks,
 * file systems, layers, code signing, keys, managed policies, users' messages).
 */
record TypeActions(Place place) {
    private static final Map<String, List<String>> ACTIONS = Map.ofEntries(
            entry(
                    "AWS::Cognito::UserPool",
                    List.of(
                            "cognito-idp:CreateUserPool",
                            "cognito-idp:DescribeUserPool",
                            "cognito-idp:GetUserPoolMfaConfig",
                            "cognito-idp:SetUserPoolMfaConfig",
                            "cognito-idp:UpdateUserPool",
                            "cognito-idp:ListTagsForResource",
                            "cognito-idp:TagResource",
                            "cognito-idp:UntagResource",
                            "cognito-idp:DeleteUserPool")),
            entry(
                    "AWS::Lambda::Function",
                    List.of(
                            "lambda:CreateFunction",
                            "lambda:GetFunction",
                            "lambda:GetFunctionCodeSigningConfig",
                            "lambda:GetFunctionRecursionConfig",
                            "lambda:GetRuntimeManagementConfig",
                            "lambda:UpdateFunctionCode",
                            "lambda:UpdateFunctionConfiguration",
                            "lambda:PutFunctionConcurrency",
                            "lambda:DeleteFunctionConcurrency",
                            "lambda:ListTags",
                            "lambda:TagResource",
                            "lambda:UntagResource",
                            "lambda:DeleteFunction")),
            entry(
                    "AWS::Lambda::Version",
                    List.of(
                            "lambda:PublishVersion",
                            "lambda:GetFunctionConfiguration",
                            "lambda:GetRuntimeManagementConfig",
                            "lambda:ListVersionsByFunction",
                            "lambda:DeleteFunction")),
            entry(
                    "AWS::Lambda::Alias",
                    List.of("lambda:CreateAlias", "lambda:GetAlias", "lambda:UpdateAlias", "lambda:DeleteAlias")),
            entry(
                    "AWS::Lambda::EventInvokeConfig",
                    List.of(
                            "lambda:PutFunctionEventInvokeConfig",
                            "lambda:GetFunctionEventInvokeConfig",
                            "lambda:UpdateFunctionEventInvokeConfig",
                            "lambda:DeleteFunctionEventInvokeConfig")),
            entry(
                    "AWS::Lambda::Permission",
                    List.of("lambda:AddPermission", "lambda:GetPolicy", "lambda:RemovePermission")),
            entry(
                    "AWS::SecretsManager::RotationSchedule",
                    List.of(
                            "secretsmanager:RotateSecret",
                            "secretsmanager:DescribeSecret",
                            "secretsmanager:CancelRotateSecret")),
            entry(
                    "AWS::IAM::Role",
                    List.of(
                            "iam:CreateRole",
                            "iam:GetRole",
                            "iam:GetRolePolicy",
                            "iam:PutRolePolicy",
                            "iam:UpdateRole",
                            "iam:UpdateRoleDescription",
                            "iam:UpdateAssumeRolePolicy",
                            "iam:ListAttachedRolePolicies",
                            "iam:ListRolePolicies",
                            "iam:TagRole",
                            "iam:UntagRole",
                            "iam:DeleteRolePolicy",
                            "iam:DeleteRole")),
            entry(
                    "AWS::Logs::LogGroup",
                    List.of(
                            "logs:CreateLogGroup",
                            "logs:DescribeLogGroups",
                            "logs:PutRetentionPolicy",
                            "logs:DeleteRetentionPolicy",
                            "logs:ListTagsForResource",
                            "logs:TagResource",
                            "logs:UntagResource",
                            "logs:DeleteLogGroup")),
            entry(
                    "AWS::SSM::Parameter",
                    List.of(
                            "ssm:PutParameter",
                            "ssm:GetParameters",
                            "ssm:AddTagsToResource",
                            "ssm:RemoveTagsFromResource",
                            "ssm:DeleteParameter")),
            entry(
                    "AWS::CloudWatch::Alarm",
                    List.of(
                            "cloudwatch:PutMetricAlarm",
                            "cloudwatch:DescribeAlarms",
                            "cloudwatch:ListTagsForResource",
                            "cloudwatch:DeleteAlarms")),
            entry("Custom::CognitoM2M", List.of("lambda:InvokeFunction")));

    /** What CloudFormation asks for in the life of this resource; a type that is not in the table is an error. */
    Stream<Access> of(StackResource resource) {
        List<String> actions = Optional.ofNullable(ACTIONS.get(resource.type()))
                .orElseThrow(() -> new NoSuchElementException("what does CloudFormation call for " + resource.type()));
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

    private String arn(StackResource resource, String action) {
        String id = resource.physicalId();
        return switch (resource.type()) {
            case "AWS::Cognito::UserPool" ->
                action.endsWith(":CreateUserPool") ? "*" : place.arn("cognito-idp", "userpool/" + id);
            case "AWS::Lambda::Function" -> function(id);
            case "AWS::Lambda::Version", "AWS::Lambda::Alias" -> id;
            case "AWS::SecretsManager::RotationSchedule" -> id;
            case "AWS::Lambda::EventInvokeConfig", "AWS::Lambda::Permission" ->
                function(String.valueOf(resource.properties().get("FunctionName")));
            case "AWS::IAM::Role" -> new Place(place.partition(), "", place.account()).arn("iam", "role/" + id);
            case "AWS::SSM::Parameter" -> place.arn("ssm", "parameter" + id);
            case "AWS::CloudWatch::Alarm" -> place.arn("cloudwatch", "alarm:" + id);
            case "AWS::Logs::LogGroup" ->
                action.equals("logs:DescribeLogGroups")
                        ? place.arn("logs", "log-group::log-stream:")
                        : place.arn("logs", "log-group:" + id);
            default -> String.valueOf(resource.properties().get("ServiceToken"));
        };
    }

    private String function(String nameOrArn) {
        return nameOrArn.startsWith("arn:") ? nameOrArn : place.arn("lambda", "function:" + nameOrArn);
    }
}
