package io.github.cognitom2m.emulator.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.Xml;
import io.github.cognitom2m.emulator.cloudformation.api.CloudFormationApi;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CloudFormationApiTest {
    private static final String ROLE = """
            Resources:
              Role:
                Type: AWS::IAM::Role
                Properties: {AssumeRolePolicyDocument: {}}
            """;

    private final Cloud cloud = Cloud.deterministic();
    private final Service api = CloudFormationApi.of(cloud.cfn, url -> Optional.empty(), cloud.time);

    @Test
    void aStackIsCreatedByAChangeSetThatTellsWhatItWillMake() {
        ok("CreateChangeSet", "ChangeSetType=CREATE&" + changeSet("first", template("1")));
        assertEquals(List.of("REVIEW_IN_PROGRESS"), texts(describe(), "StackStatus"));

        String set = ok("DescribeChangeSet", "StackName=stack&ChangeSetName=first");
        assertEquals(List.of("Add", "Add"), texts(set, "Action"));
        assertEquals(List.of("AVAILABLE"), texts(set, "ExecutionStatus"));
        ok("ExecuteChangeSet", "StackName=stack&ChangeSetName=first");

        assertEquals(List.of("CREATE_COMPLETE"), texts(describe(), "StackStatus"));
    }

    @Test
    void aChangeSetWithoutChangesFails() {
        create();
        ok("CreateChangeSet", changeSet("same", template("1")));

        String set = ok("DescribeChangeSet", "StackName=stack&ChangeSetName=same");

        assertEquals("FAILED", texts(set, "Status").getFirst());
        assertTrue(set.contains("The submitted information didn't contain changes."), set);
        refused("ExecuteChangeSet", "StackName=stack&ChangeSetName=same", "InvalidChangeSetStatus");
    }

    @Test
    void aChangeSetTellsWhatItWillChangeAndReplace() {
        create();
        ok("CreateChangeSet", changeSet("next", template("2").replace("Name: other", "Name: another")));

        String set = ok("DescribeChangeSet", "StackName=stack&ChangeSetName=next");

        assertEquals(List.of("Modify", "Modify"), texts(set, "Action"));
        assertEquals(List.of("False", "True"), texts(set, "Replacement"));
    }

    @Test
    void parametersKeepTheirValuesWhereTheRequestSaysSo() {
        String template = "Parameters: {Size: {Type: String, Default: small}}\n"
                + template("1").replace("\"1\"", "!Ref Size");
        ok("CreateStack", "StackName=stack&" + body(template) + parameter("ParameterValue", "large"));
        ok(
                "UpdateStack",
                "StackName=stack&" + body(template.replace("other", "more")) + parameter("UsePreviousValue", "true"));

        assertEquals(List.of("large"), texts(describe(), "ParameterValue"));
        assertTrue(refused(
                        "UpdateStack",
                        "StackName=stack&UsePreviousTemplate=true"
                                + parameter("UsePreviousValue", "true").replace("Size", "Other"),
                        "ValidationError")
                .contains("not in the previous template"));
    }

    @Test
    void rolesNeedACapability() {
        String refusal = refused("CreateStack", "StackName=stack&" + body(ROLE), "InsufficientCapabilitiesException");
        assertTrue(refusal.contains("Requires capabilities : [CAPABILITY_IAM]"), refusal);
        refused(
                "CreateStack",
                "StackName=stack&Capabilities.member.1=CAPABILITY_IAM&"
                        + body(ROLE.replace("{Assume", "{RoleName: role, Assume")),
                "InsufficientCapabilitiesException");
        ok("CreateStack", "StackName=stack&Capabilities.member.1=CAPABILITY_IAM&" + body(ROLE));
    }

    @Test
    void eventsComeNewestFirstAndInPages() {
        create();
        for (int turn = 2; turn < 20; turn++) {
            ok("UpdateStack", "StackName=stack&" + body(template(String.valueOf(turn))));
        }

        String first = ok("DescribeStackEvents", "StackName=stack");
        String second = ok(
                "DescribeStackEvents",
                "StackName=stack&NextToken=" + texts(first, "NextToken").getFirst());

        assertEquals("UPDATE_COMPLETE", texts(first, "ResourceStatus").getFirst());
        assertEquals("CREATE_IN_PROGRESS", texts(second, "ResourceStatus").getLast());
        List<String> ids = new ArrayList<>(texts(first, "EventId"));
        ids.addAll(texts(second, "EventId"));
        assertEquals(ids.size(), Set.copyOf(ids).size());
        assertEquals(cloud.cfn.stack("stack").orElseThrow().events().size(), ids.size());
    }

    @Test
    void aProtectedStackStaysAndADeletedOneIsFoundByItsId() {
        create();
        String id = texts(describe(), "StackId").getFirst();
        ok("UpdateTerminationProtection", "StackName=stack&EnableTerminationProtection=true");
        refused("DeleteStack", "StackName=stack", "ValidationError");
        ok("UpdateTerminationProtection", "StackName=stack&EnableTerminationProtection=false");
        ok("DeleteStack", "StackName=stack");

        assertTrue(refused("DescribeStacks", "StackName=stack", "ValidationError")
                .contains("Stack with id stack does not exist"));
        assertEquals(List.of("DELETE_COMPLETE"), texts(ok("DescribeStacks", "StackName=" + id), "StackStatus"));
        ok("DeleteStack", "StackName=stack");
    }

    @Test
    void templatesAreTold() {
        create();

        assertEquals(
                template("1").strip(),
                texts(ok("GetTemplate", "StackName=stack"), "TemplateBody").getFirst());
        assertEquals(
                List.of("CAPABILITY_IAM"),
                Xml.texts(ok("ValidateTemplate", body(ROLE)), "Capabilities").stream()
                        .map(String::strip)
                        .toList());
        assertTrue(ok("GetTemplateSummary", "StackName=stack").contains("Custom::Test"));
    }

    @Test
    void whatIsNotEmulatedIsNamed() {
        assertTrue(refused("CreateStackSet", "", "InvalidAction").contains("CreateStackSet"));
    }

    private void create() {
        ok("CreateStack", "StackName=stack&" + body(template("1")));
    }

    private String describe() {
        return ok("DescribeStacks", "StackName=stack");
    }

    private static String template(String property) {
        return Cloud.template(property, property);
    }

    private static String changeSet(String name, String template) {
        return "StackName=stack&ChangeSetName=" + name + "&" + body(template);
    }

    private static String body(String template) {
        return "TemplateBody=" + URLEncoder.encode(template, StandardCharsets.UTF_8);
    }

    private static String parameter(String how, String value) {
        return "&Parameters.member.1.ParameterKey=Size&Parameters.member.1." + how + "=" + value;
    }

    private static List<String> texts(String answer, String element) {
        return Xml.texts(answer, element);
    }

    private String ok(String operation, String members) {
        Answer answer = call(operation, members);
        assertEquals(200, answer.status(), answer.body());
        return answer.body();
    }

    private String refused(String operation, String members, String code) {
        Answer answer = call(operation, members);
        assertEquals(400, answer.status(), answer.body());
        assertEquals(List.of(code), texts(answer.body(), "Code"));
        return texts(answer.body(), "Message").getFirst();
    }

    private Answer call(String operation, String members) {
        try {
            return api.handle(new Query(
                    "POST",
                    URI.create("https://cloudformation.us-east-1.amazonaws.com/"),
                    Map.of(),
                    "Action=" + operation + "&" + members));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
