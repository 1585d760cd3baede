package io.github.cognitom2m.emulator.cloudformation.types;

import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.cloudformation.types.ResourceType.Existing;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The types that are kept as data. */
final class DataTypes {

    private final Inventory inventory;
    private final Map<String, ResourceType> types = new HashMap<>();

    private DataTypes(Inventory inventory) {
        this.inventory = inventory;
    }

    static Map<String, ResourceType> of(Inventory inventory, Place place) {
        DataTypes data = new DataTypes(inventory);
        data.add(
                "AWS::IAM::Role",
                "RoleName",
                name -> name,
                role -> Map.of(
                        "Arn",
                        global(place, "role" + role.properties().getOrDefault("Path", "/") + role.physicalId()),
                        "RoleId",
                        "AROA"
                                + Integer.toHexString(role.physicalId().hashCode())
                                        .toUpperCase(java.util.Locale.ROOT)));
        data.add("AWS::IAM::Policy", "PolicyName", name -> name, policy -> Map.of("Id", policy.physicalId()));
        data.add(
                "AWS::IAM::ManagedPolicy",
                "ManagedPolicyName",
                name -> global(place, "policy/" + name),
                policy -> Map.of("PolicyArn", policy.physicalId()));
        data.add(
                "AWS::Logs::LogGroup",
                "LogGroupName",
                name -> name,
                group -> Map.of("Arn", place.arn("logs", "log-group:" + group.physicalId() + ":*")));
        data.add("AWS::Logs::MetricFilter", "FilterName", name -> name, filter -> Map.of());
        data.add(
                "AWS::SSM::Parameter",
                "Name",
                name -> name,
                parameter -> Map.of(
                        "Type", String.valueOf(parameter.properties().get("Type")),
                        "Value", String.valueOf(parameter.properties().get("Value"))));
        data.add(
                "AWS::SNS::Topic",
                "TopicName",
                name -> place.arn("sns", name),
                topic -> Map.of(
                        "TopicArn", topic.physicalId(),
                        "TopicName",
                                topic.physicalId().substring(topic.physicalId().lastIndexOf(':') + 1)));
        data.add(
                "AWS::CloudWatch::Alarm",
                "AlarmName",
                name -> name,
                alarm -> Map.of("Arn", place.arn("cloudwatch", "alarm:" + alarm.physicalId())));
        data.add("AWS::CDK::Metadata", "", name -> name, metadata -> Map.of());
        data.add(
                "AWS::Events::Rule",
                "Name",
                name -> name,
                rule -> Map.of("Arn", place.arn("events", "rule/" + rule.physicalId())));
        data.add(
                "AWS::ECS::TaskDefinition",
                "Family",
                name -> place.arn("ecs", "task-definition/" + name + ":1"),
                task -> Map.of("TaskDefinitionArn", task.physicalId()));
        data.add(
                "AWS::ECR::Repository",
                "RepositoryName",
                name -> name,
                repository -> Map.of("Arn", place.arn("ecr", "repository/" + repository.physicalId())));
        data.add("AWS::CDK::Metadata", "", name -> name, metadata -> Map.of());
        data.add(
                "AWS::KMS::Key",
                "",
                name -> UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                        .toString(),
                key -> Map.of("KeyId", key.physicalId(), "Arn", place.arn("kms", "key/" + key.physicalId())));
        data.add(
                "AWS::ApiGatewayV2::Api",
                "",
                DataTypes::shortId,
                api -> Map.of(
                        "ApiId",
                        api.physicalId(),
                        "ApiEndpoint",
                        "https://" + api.physicalId() + "." + place.apiHost("execute-api")));
        for (String part : List.of("Stage", "Authorizer", "Route", "Integration")) {
            String type = "AWS::ApiGatewayV2::" + part;
            data.add(type, "", DataTypes::shortId, made -> Map.of(part + "Id", made.physicalId()));
        }
        data.add(
                "AWS::ApiGateway::RestApi",
                "",
                DataTypes::shortId,
                api -> Map.of("RestApiId", api.physicalId(), "RootResourceId", "root" + api.physicalId()));
        data.add("AWS::ApiGateway::Stage", "StageName", name -> name, stage -> Map.of());
        for (String part : List.of("Authorizer", "Resource", "Method", "Deployment")) {
            data.add(
                    "AWS::ApiGateway::" + part, "", DataTypes::shortId, made -> Map.of(part + "Id", made.physicalId()));
        }
        data.add(
                "AWS::CloudFormation::WaitConditionHandle",
                "",
                name -> "https://cloudformation-waitcondition-" + place.region() + ".s3.amazonaws.com/" + name,
                handle -> Map.of());
        return data.types;
    }

    /** As API Gateway makes them. */
    private static String shortId(String name) {
        return Integer.toUnsignedString(name.hashCode(), 36);
    }

    /** IAM is the same in all Regions. */
    private static String global(Place place, String resource) {
        return "arn:" + place.partition() + ":iam::" + place.account() + ":" + resource;
    }

    private void add(
            String type,
            String nameProperty,
            UnaryOperator<String> physicalId,
            Function<Existing, Map<String, Object>> attributes) {
        types.put(type, new DataType(type, nameProperty, physicalId, attributes, inventory));
    }
}
