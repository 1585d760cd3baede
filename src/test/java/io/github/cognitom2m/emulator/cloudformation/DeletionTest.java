package io.github.cognitom2m.emulator.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.emulator.cloudformation.template.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeletionTest {

    private final Cloud cloud = Cloud.deterministic();

    @Test
    void tellsWhatCouldNotBeDeletedAndTriesOnlyThatAgain() {
        Stack stack = cloud.create(Cloud.template("a", "x"));
        cloud.replying(event -> Cloud.failure(event, Cloud.echoed(event), "in use"));
        stack.delete();
        assertEquals(StackStatus.DELETE_FAILED, stack.status());
        assertEquals(
                "The following resource(s) failed to delete: [Credentials]. ",
                stack.reason("stack", "DELETE_FAILED").orElseThrow());
        assertEquals(List.of("Credentials"), List.copyOf(stack.resources().keySet()));

        cloud.replying(event -> Cloud.success(event, Cloud.echoed(event)));
        stack.delete();
        assertEquals(StackStatus.DELETE_COMPLETE, stack.status());
        assertEquals(List.of("Create Credentials", "Delete Credentials", "Delete Credentials"), cloud.requests());
    }

    @Test
    void sendsNothingForAStackThatIsGone() {
        Stack stack = cloud.create(Cloud.template("a", "x"));
        stack.delete();
        stack.delete();
        assertEquals(List.of("Create Credentials", "Delete Credentials"), cloud.requests());
    }

    @Test
    void deletesBothGenerationsOfAReplacementThatWasNeverFinished() {
        cloud.replying(event ->
                Cloud.success(event, Cloud.is("Delete", event) ? Cloud.echoed(event) : "id-" + Cloud.property(event)));
        Stack stack = cloud.create(Cloud.template("a", "x"));
        cloud.cfn.failOn("Other");
        cloud.cfn.update(stack, Template.parse(Cloud.template("b", "y")), Map.of(), OnFailure.DO_NOTHING);
        stack.delete();
        assertEquals(StackStatus.DELETE_COMPLETE, stack.status());
        assertEquals(
                List.of("id-a", "id-b"),
                cloud.events.stream()
                        .filter(event -> Cloud.is("Delete", event))
                        .map(event -> Cloud.text(event, "PhysicalResourceId"))
                        .toList());
    }

    @Test
    void hidesParametersThatAreNotToBeEchoed() {
        Stack stack = cloud.cfn.create("stack", Template.parse("""
                        Parameters: {Open: {Type: String}, Hidden: {Type: String, NoEcho: true}}
                        Resources:
                          P: {Type: AWS::SSM::Parameter, Properties: {Name: p, Type: String, Value: !Ref Hidden}}
                        """), Map.of("Open", "a", "Hidden", "b"));
        assertEquals(Map.of("Open", "a", "Hidden", "****"), stack.parameters());
        assertEquals("b", cloud.cfn.inventory().ssmParameter("p").orElseThrow());
    }
}
