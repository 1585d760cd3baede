package io.github.cognitom2m.emulator.cloudformation;

import static io.github.cognitom2m.emulator.cloudformation.Cloud.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CreationTest {

    private static final String THREE = """
            Resources:
              A: {Type: Custom::Test, DependsOn: C, Properties: {ServiceToken: "%1$s"}}
              B: {Type: Custom::Test, Properties: {ServiceToken: "%1$s", A: !Ref A}}
              C: {Type: Custom::Test, Properties: {ServiceToken: "%1$s"}%2$s}
            """;

    private final Cloud cloud = Cloud.deterministic();

    @Test
    void makesWhatOthersNeedFirstAndDeletesItLast() {
        Stack stack = cloud.create(THREE.formatted(TOKEN, ""));
        stack.delete();
        assertEquals(StackStatus.DELETE_COMPLETE, stack.status());
        assertEquals(List.of("Create C", "Create A", "Create B", "Delete B", "Delete A", "Delete C"), cloud.requests());
    }

    @Test
    void rollsBackWhatWasMadeBeforeTheFailure() {
        cloud.cfn.failOn("B");
        Stack stack = cloud.create(THREE.formatted(TOKEN, ""));
        assertEquals(StackStatus.ROLLBACK_COMPLETE, stack.status());
        assertEquals(List.of("Create C", "Create A", "Delete A", "Delete C"), cloud.requests());
        assertEquals(Map.of(), stack.resources());
    }

    @Test
    void keepsEverythingWhereRollbackIsDisabledAndReplacesTheFailedInTheNextUpdate() {
        cloud.replying(event -> Cloud.is("Create", event)
                        && Cloud.text(event, "LogicalResourceId").equals("B")
                ? Cloud.failure(event, "failed-b", "no")
                : Cloud.success(event, Cloud.echoed(event)));
        Template template = Template.parse(THREE.formatted(TOKEN, ""));
        Stack stack = cloud.cfn.create("stack", template, Map.of(), OnFailure.DO_NOTHING);
        assertEquals(StackStatus.CREATE_FAILED, stack.status());
        assertEquals(List.of("Create C", "Create A", "Create B"), cloud.requests());

        cloud.replying(event -> Cloud.success(event, Cloud.echoed(event)));
        stack.update(template, Map.of());
        assertEquals(StackStatus.UPDATE_COMPLETE, stack.status());
        assertEquals(List.of("Delete B", "Create B"), cloud.requests().subList(3, 5));
        assertEquals("failed-b", cloud.events.get(3).get("PhysicalResourceId"));
    }

    @Test
    void rollsBackOnDemandWhereRollbackWasDisabled() {
        cloud.cfn.failOn("B");
        Stack stack =
                cloud.cfn.create("stack", Template.parse(THREE.formatted(TOKEN, "")), Map.of(), OnFailure.DO_NOTHING);
        cloud.cfn.rollback(stack);
        assertEquals(StackStatus.ROLLBACK_COMPLETE, stack.status());
        assertEquals(List.of("Create C", "Create A", "Delete A", "Delete C"), cloud.requests());
    }

    @Test
    void endsInRollbackFailedWhereADeleteFailsAndCanBeDeletedAgain() {
        cloud.replying(event -> Cloud.is("Delete", event)
                        || Cloud.text(event, "LogicalResourceId").equals("B")
                ? Cloud.failure(event, Cloud.echoed(event), "no")
                : Cloud.success(event, Cloud.echoed(event)));
        Stack stack = cloud.create(THREE.formatted(TOKEN, ""));
        assertEquals(StackStatus.ROLLBACK_FAILED, stack.status());
        assertEquals("Delete B", cloud.requests().getLast(), "what B needs stays while B is there");

        cloud.replying(event -> Cloud.success(event, Cloud.echoed(event)));
        stack.delete();
        assertEquals(StackStatus.DELETE_COMPLETE, stack.status());
    }

    @Test
    void keepsRetainedResourcesOnDeleteAndOnRollback() {
        Stack stack = cloud.create(THREE.formatted(TOKEN, ", DeletionPolicy: Retain"));
        stack.delete();
        assertEquals(StackStatus.DELETE_COMPLETE, stack.status());
        assertEquals(List.of("Delete B", "Delete A"), cloud.requests().subList(3, 5));

        cloud.cfn.failOn("B");
        cloud.create(THREE.formatted(TOKEN, ", DeletionPolicy: Retain"));
        assertEquals("Delete A", cloud.requests().getLast());
    }

    @Test
    void deletesWhatIsRetainedExceptOnCreateWhenItsCreationIsRolledBack() {
        cloud.cfn.failOn("B");
        cloud.create(THREE.formatted(TOKEN, ", DeletionPolicy: RetainExceptOnCreate"));
        assertEquals("Delete C", cloud.requests().getLast());
    }

    @Test
    void refusesASecondStackOfTheSameNameUntilTheFirstIsGone() {
        Stack stack = cloud.create(Cloud.template("a", "x"));
        assertThrows(ValidationError.class, () -> cloud.create(Cloud.template("a", "x")));
        stack.delete();
        assertTrue(!cloud.create(Cloud.template("a", "x")).id().equals(stack.id()), "a new stack has a new id");
    }

    @Test
    void repeatsARunExactly() {
        Cloud again = Cloud.deterministic();
        assertEquals(
                cloud.create(Cloud.template("a", "x")).events(),
                again.create(Cloud.template("a", "x")).events());
        assertEquals(cloud.events, again.events);
    }

    @Test
    void makesIndependentResourcesSideBySide() throws InterruptedException {
        Cloud threads = Cloud.threads();
        CountDownLatch both = new CountDownLatch(2);
        threads.replying(event -> {
            both.countDown();
            boolean met = both.await(10, TimeUnit.SECONDS);
            return met ? Cloud.success(event, Cloud.echoed(event)) : Cloud.failure(event, "id", "was alone");
        });
        Stack stack = threads.create("""
                Resources:
                  A: {Type: Custom::Test, Properties: {ServiceToken: "%1$s"}}
                  B: {Type: Custom::Test, Properties: {ServiceToken: "%1$s"}}
                """.formatted(TOKEN));
        assertEquals(StackStatus.CREATE_COMPLETE, stack.status());
    }
}
