package io.github.cognitom2m.emulator.cloudformation;

import static io.github.cognitom2m.emulator.cloudformation.ApiCaller.body;
import static io.github.cognitom2m.emulator.cloudformation.ApiCaller.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.Xml;
import java.util.ArrayList;
import java.util.List;
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
    private final ApiCaller api = ApiCaller.of(cloud);

    @Test
    void aStackIsCreatedByAChangeSetThatTellsWhatItWillMake() {
        api.ok("CreateChangeSet", "ChangeSetType=CREATE&" + changeSet("first", template("1")));
        assertEquals(List.of("REVIEW_IN_PROGRESS"), texts(describe(), "StackStatus"));

        String set = api.ok("DescribeChangeSet", "StackName=stack&ChangeSetName=first");
        assertEquals(List.of("Add", "Add"), texts(set, "Action"));
        assertEquals(List.of("AVAILABLE"), texts(set, "ExecutionStatus"));
        api.ok("ExecuteChangeSet", "StackName=stack&ChangeSetName=first");

        assertEquals(List.of("CREATE_COMPLETE"), texts(describe(), "StackStatus"));
    }

    @Test
    void aChangeSetWithoutChangesFails() {
        create();
        api.ok("CreateChangeSet", changeSet("same", template("1")));

        String set = api.ok("DescribeChangeSet", "StackName=stack&ChangeSetName=same");

        assertEquals("FAILED", texts(set, "Status").getFirst());
        assertTrue(set.contains("The submitted information didn't contain changes."), set);
        api.refused("ExecuteChangeSet", "StackName=stack&ChangeSetName=same", "InvalidChangeSetStatus");
    }

    @Test
    void aChangeSetTellsWhatItWillChangeAndReplace() {
        create();
        api.ok("CreateChangeSet", changeSet("next", template("2").replace("Name: other", "Name: another")));

        String set = api.ok("DescribeChangeSet", "StackName=stack&ChangeSetName=next");

        assertEquals(List.of("Modify", "Modify"), texts(set, "Action"));
        assertEquals(List.of("False", "True"), texts(set, "Replacement"));
    }

    @Test
    void parametersKeepTheirValuesWhereTheRequestSaysSo() {
        String template = "Parameters: {Size: {Type: String, Default: small}}\n"
                + template("1").replace("\"1\"", "!Ref Size");
        api.ok("CreateStack", "StackName=stack&" + body(template) + parameter("ParameterValue", "large"));
        api.ok(
                "UpdateStack",
                "StackName=stack&" + body(template.replace("other", "more")) + parameter("UsePreviousValue", "true"));

        assertEquals(List.of("large"), texts(describe(), "ParameterValue"));
        assertTrue(api.refused(
                        "UpdateStack",
                        "StackName=stack&UsePreviousTemplate=true"
                                + parameter("UsePreviousValue", "true").replace("Size", "Other"),
                        "ValidationError")
                .contains("not in the previous template"));
    }

    @Test
    void rolesNeedACapability() {
        String refusal =
                api.refused("CreateStack", "StackName=stack&" + body(ROLE), "InsufficientCapabilitiesException");
        assertTrue(refusal.contains("Requires capabilities : [CAPABILITY_IAM]"), refusal);
        api.refused(
                "CreateStack",
                "StackName=stack&Capabilities.member.1=CAPABILITY_IAM&"
                        + body(ROLE.replace("{Assume", "{RoleName: role, Assume")),
                "InsufficientCapabilitiesException");
        api.ok("CreateStack", "StackName=stack&Capabilities.member.1=CAPABILITY_IAM&" + body(ROLE));
    }

    @Test
    void eventsComeNewestFirstAndInPages() {
        create();
        for (int turn = 2; turn < 20; turn++) {
            api.ok("UpdateStack", "StackName=stack&" + body(template(String.valueOf(turn))));
        }

        String first = api.ok("DescribeStackEvents", "StackName=stack");
        String second = api.ok(
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
        api.ok("UpdateTerminationProtection", "StackName=stack&EnableTerminationProtection=true");
        api.refused("DeleteStack", "StackName=stack", "ValidationError");
        api.ok("UpdateTerminationProtection", "StackName=stack&EnableTerminationProtection=false");
        api.ok("DeleteStack", "StackName=stack");

        assertTrue(api.refused("DescribeStacks", "StackName=stack", "ValidationError")
                .contains("Stack with id stack does not exist"));
        assertEquals(List.of("DELETE_COMPLETE"), texts(api.ok("DescribeStacks", "StackName=" + id), "StackStatus"));
        api.ok("DeleteStack", "StackName=stack");
    }

    @Test
    void templatesAreTold() {
        create();

        assertEquals(
                template("1").strip(),
                texts(api.ok("GetTemplate", "StackName=stack"), "TemplateBody").getFirst());
        assertEquals(
                List.of("CAPABILITY_IAM"),
                Xml.texts(api.ok("ValidateTemplate", body(ROLE)), "Capabilities").stream()
                        .map(String::strip)
                        .toList());
        assertTrue(api.ok("GetTemplateSummary", "StackName=stack").contains("Custom::Test"));
    }

    @Test
    void whatIsNotEmulatedIsNamed() {
        assertTrue(api.refused("CreateStackSet", "", "InvalidAction").contains("CreateStackSet"));
    }

    private void create() {
        api.ok("CreateStack", "StackName=stack&" + body(template("1")));
    }

    private String describe() {
        return api.ok("DescribeStacks", "StackName=stack");
    }

    private static String template(String property) {
        return Cloud.template(property, property);
    }

    private static String changeSet(String name, String template) {
        return "StackName=stack&ChangeSetName=" + name + "&" + body(template);
    }

    private static String parameter(String how, String value) {
        return "&Parameters.member.1.ParameterKey=Size&Parameters.member.1." + how + "=" + value;
    }
}
