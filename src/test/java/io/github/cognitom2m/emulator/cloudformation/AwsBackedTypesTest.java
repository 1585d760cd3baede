package io.github.cognitom2m.emulator.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.Call;
import io.github.cognitom2m.emulator.JsonService;
import io.github.cognitom2m.emulator.JsonService.Operation;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AwsBackedTypesTest {

    private static final String POOL = """
            Parameters: {Protection: {Type: String, Default: INACTIVE}, AdminOnly: {Type: String, Default: "true"}}
            Resources:
              Pool:
                Type: AWS::Cognito::UserPool
                Properties:
                  UserPoolName: dev-pool
                  DeletionProtection: %s
                  AdminCreateUserConfig: {AllowAdminCreateUserOnly: !Ref AdminOnly}
                  UserPoolTags: {Project: x}
            Outputs:
              Id: {Value: !Ref Pool}
              Arn: {Value: !GetAtt Pool.Arn}
              Provider: {Value: !GetAtt Pool.ProviderURL}
            """;

    private static final String ROTATION = """
            Resources:
              Credentials:
                Type: Custom::Test
                Properties: {ServiceToken: "%s", Property: "%s"}
              Rotation:
                Type: AWS::SecretsManager::RotationSchedule
                Properties:
                  SecretId: !Ref Credentials
                  RotationLambdaARN: arn:aws:lambda:us-east-1:123456789012:function:rotation
                  RotationRules: {AutomaticallyAfterDays: %s}
              Policy:
                Type: AWS::SecretsManager::ResourcePolicy
                Properties:
                  SecretId: !Ref Credentials
                  BlockPublicPolicy: true
                  ResourcePolicy: {Version: "2012-10-17", Statement: []}
              Zone: {Type: AWS::SSM::Parameter, DependsOn: Rotation, Properties: {Name: z, Type: String, Value: "%2$s"}}
            """;

    private static final String SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:it";

    private final Cloud cloud = Cloud.deterministic();

    @Test
    void makesAUserPoolThroughItsApi() {
        Stack stack = cloud.create(POOL.formatted("INACTIVE"));
        assertEquals(StackStatus.CREATE_COMPLETE, stack.status());
        assertEquals("arn:aws:cognito-idp:us-east-1:123456789012:userpool/" + stack.output("Id"), stack.output("Arn"));
        assertEquals("https://cognito-idp.us-east-1.amazonaws.com/" + stack.output("Id"), stack.output("Provider"));
        stack.delete();
        assertEquals(List.of("CreateUserPool", "DeleteUserPool"), calls());
    }

    @Test
    void cannotDeleteAProtectedUserPoolUntilItsProtectionIsOff() {
        Stack stack = cloud.create(POOL.formatted("ACTIVE"));
        String id = stack.output("Id");
        stack.delete();
        assertEquals(StackStatus.DELETE_FAILED, stack.status());

        Stack other = cloud.cfn.create("other", Template.parse(POOL.formatted("ACTIVE")), Map.of());
        cloud.update(other, POOL.formatted("INACTIVE"));
        other.delete();
        assertEquals(StackStatus.DELETE_COMPLETE, other.status());
        assertEquals(id, stack.resource("Pool").physicalId());
    }

    @Test
    void turnsRotationOnAndOffAndSharesTheSecret() {
        secretsManager();
        cloud.replying(event -> Cloud.success(event, SECRET));
        Stack stack = cloud.create(ROTATION.formatted(Cloud.TOKEN, "a", 30));
        assertEquals(StackStatus.CREATE_COMPLETE, stack.status());
        cloud.update(stack, ROTATION.formatted(Cloud.TOKEN, "a", 60));
        stack.delete();
        assertEquals(
                List.of(
                        "PutResourcePolicy of it",
                        "RotateSecret of it",
                        "RotateSecret of it",
                        "DeleteResourcePolicy of it",
                        "CancelRotateSecret of it"),
                secretCalls());
    }

    @Test
    void takesRotationFromTheFailedGenerationBeforeThatIsDeleted() {
        secretsManager();
        cloud.replying(event -> Cloud.success(
                event, Cloud.is("Delete", event) ? Cloud.echoed(event) : SECRET + "-" + Cloud.property(event)));
        Stack stack = cloud.create(ROTATION.formatted(Cloud.TOKEN, "a", 30));
        cloud.cfn.failOn("Zone");
        cloud.update(stack, ROTATION.formatted(Cloud.TOKEN, "b", 30));
        assertEquals(StackStatus.UPDATE_ROLLBACK_COMPLETE, stack.status());
        assertEquals(
                List.of(
                        "PutResourcePolicy of it-a",
                        "RotateSecret of it-a",
                        "PutResourcePolicy of it-b",
                        "RotateSecret of it-b",
                        "CancelRotateSecret of it-b",
                        "DeleteResourcePolicy of it-b"),
                secretCalls());
        assertEquals("Delete Credentials", cloud.requests().getLast());
        assertEquals(SECRET + "-a", stack.resource("Rotation").physicalId());
    }

    /** A Secrets Manager that says yes. */
    private void secretsManager() {
        Map<String, Operation> operations = new TreeMap<>();
        for (String name : List.of("RotateSecret", "CancelRotateSecret", "PutResourcePolicy", "DeleteResourcePolicy")) {
            operations.put(name, input -> Map.of("ARN", String.valueOf(input.get("SecretId"))));
        }
        cloud.aws
                .network()
                .bind(
                        cloud.aws.place().apiHost("secretsmanager"),
                        new JsonService("secretsmanager", operations, cloud.time, cloud.aws.calls()));
    }

    private List<String> calls() {
        assertTrue(cloud.aws.calls().all().stream().allMatch(call -> call.error() == null));
        return cloud.aws.calls().all().stream().map(Call::operation).toList();
    }

    private List<String> secretCalls() {
        return cloud.aws.calls().all().stream()
                .map(call -> call.operation() + " of "
                        + String.valueOf(call.input().get("SecretId")).replace(SECRET, "it"))
                .toList();
    }
}
