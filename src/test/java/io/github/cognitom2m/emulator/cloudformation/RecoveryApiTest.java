package io.github.cognitom2m.emulator.cloudformation;

import static io.github.cognitom2m.emulator.cloudformation.ApiCaller.body;
import static io.github.cognitom2m.emulator.cloudformation.ApiCaller.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people do by CloudFormation's API with a stack that is stuck, or that another one needs. */
class RecoveryApiTest {
    private static final String STACK = "StackName=stack";
    private static final String EXPORTING = Cloud.template("1", "1") + """
            Outputs:
              Token: {Value: !Ref Credentials, Export: {Name: token}}
            """;
    private static final String IMPORTING = """
            Resources:
              Copy:
                Type: AWS::SSM::Parameter
                Properties: {Type: String, Value: !ImportValue token}
            """;

    private final Cloud cloud = Cloud.deterministic();
    private final ApiCaller api = ApiCaller.of(cloud);

    @Test
    void anUpdateIsCanceledWhileItRuns() {
        create();
        cloud.replying(event -> {
            if (Cloud.property(event).equals("2")) {
                api.ok("CancelUpdateStack", STACK);
            }
            return Cloud.success(event, Cloud.echoed(event));
        });

        api.ok("UpdateStack", STACK + "&" + body(Cloud.template("2", "2")));

        assertEquals("UPDATE_ROLLBACK_COMPLETE", status());
        api.refused("CancelUpdateStack", STACK, "ValidationError");
    }

    @Test
    void aFailedRollbackCanBeContinued() {
        create();
        cloud.cfn.failOn("Other");
        failing("1");
        api.ok("UpdateStack", STACK + "&" + body(Cloud.template("2", "2")));
        assertEquals("UPDATE_ROLLBACK_FAILED", status());

        api.ok("ContinueUpdateRollback", STACK);
        assertEquals("UPDATE_ROLLBACK_FAILED", status());
        api.ok("ContinueUpdateRollback", STACK + "&ResourcesToSkip.member.1=Credentials");

        assertEquals("UPDATE_ROLLBACK_COMPLETE", status());
        api.refused("ContinueUpdateRollback", STACK, "ValidationError");
    }

    @Test
    void whatFailedWithoutARollbackIsRolledBackLater() {
        create();
        failing("2");
        api.ok("UpdateStack", STACK + "&DisableRollback=true&" + body(Cloud.template("2", "2")));
        assertEquals("UPDATE_FAILED", status());

        api.ok("RollbackStack", STACK);

        assertEquals("UPDATE_ROLLBACK_COMPLETE", status());
        assertEquals("1", Cloud.property(cloud.lastEvent()));
        api.refused("RollbackStack", STACK, "ValidationError");
    }

    @Test
    void anExportTellsWhoImportsItAndStaysWhileTheyDo() {
        api.ok("CreateStack", STACK + "&" + body(EXPORTING));
        assertTrue(api.refused("ListImports", "ExportName=token", "ValidationError")
                .contains("is not imported by any stack"));
        api.ok("CreateStack", "StackName=reader&" + body(IMPORTING));

        assertTrue(api.ok("ListImports", "ExportName=token").contains("<member>reader</member>"));
        assertTrue(api.ok("ListExports", "").contains("<Name>token</Name>"));
        api.ok("DeleteStack", STACK);
        assertEquals("CREATE_COMPLETE", status());
        api.ok("DeleteStack", "StackName=reader");
        api.ok("DeleteStack", STACK);
        assertEquals(Map.of(), cloud.cfn.stack("stack").map(Stack::resources).orElse(Map.of()));
    }

    private void create() {
        api.ok("CreateStack", STACK + "&" + body(Cloud.template("1", "1")));
    }

    /** Refuses the requests with this value of the property. */
    private void failing(String property) {
        cloud.replying(event -> Cloud.property(event).equals(property)
                ? Cloud.failure(event, Cloud.echoed(event), "not like this")
                : Cloud.success(event, Cloud.echoed(event)));
    }

    private String status() {
        List<String> statuses = texts(api.ok("DescribeStacks", STACK), "StackStatus");
        return statuses.getFirst();
    }
}
