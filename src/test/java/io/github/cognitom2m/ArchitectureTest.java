package io.github.cognitom2m;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.github.cognitom2m.aws.Clients;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkClient;

/** Holds the product's packages to the directions in which they may know each other. */
final class ArchitectureTest {
    private static final String HANDLERS = "io.github.cognitom2m";
    private static final String PROTOCOL = HANDLERS + ".cloudformation..";
    private static final String PROVISION = HANDLERS + ".provision..";
    private static final String CONVERGE = HANDLERS + ".converge..";
    private static final String ROTATION = HANDLERS + ".rotation..";
    private static final String AWS = HANDLERS + ".aws..";
    private static final String LEDGER = HANDLERS + ".ledger..";
    private static final String PLAN = HANDLERS + ".plan..";
    private static final String CAUSE = HANDLERS + ".cause..";
    private static final String PROPERTIES = HANDLERS + ".properties..";
    private static final String COGNITO = HANDLERS + ".cognito..";
    private static final String SECRET = HANDLERS + ".secret..";
    private static final String SDK = "software.amazon..";

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HANDLERS);

    @Test
    void nothingKnowsTheHandlers() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(HANDLERS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(HANDLERS)
                .because(
                        "the handlers are the entries: they wire the rest together, and the rest runs without Lambda"));
    }

    @Test
    void theRoomForCognitoKnowsOnlyTheSdk() {
        check(noClasses()
                .that()
                .resideInAPackage(COGNITO)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PROTOCOL, PROPERTIES, LEDGER, PLAN, CONVERGE, PROVISION, ROTATION, SECRET)
                .because("one AWS noun must be readable without knowing who provisions, rotates or stores it"));
    }

    @Test
    void theRoomForSecretsKnowsOnlyTheSdk() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(SECRET)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(PROTOCOL, PROPERTIES, LEDGER, PLAN, CONVERGE, PROVISION, ROTATION, COGNITO)
                        .because(
                                "a secret is read by rotation, which knows no stack, and by provisioning, which knows no rotation"));
    }

    @Test
    void theProtocolKnowsNoAws() {
        check(noClasses()
                .that()
                .resideInAPackage(PROTOCOL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SDK, AWS, CAUSE, LEDGER, PLAN, CONVERGE, PROVISION, ROTATION, COGNITO, SECRET)
                .because("a request must be answered even where the SDK does not load"));
    }

    @Test
    void aPlanIsMadeWithoutInputAndOutput() {
        check(noClasses()
                .that()
                .resideInAPackage(PLAN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HANDLERS + ".time..", AWS, CONVERGE, PROVISION, ROTATION, PROTOCOL)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(SdkClient.class)
                .orShould()
                .dependOnClassesThat(callAws())
                .because("what has to happen is decided purely, so that a test can decide it without an AWS"));
    }

    @Test
    void convergingKnowsNoRequest() {
        check(noClasses()
                .that()
                .resideInAPackage(CONVERGE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PROTOCOL, PROVISION, ROTATION)
                .because("how a plan is carried out does not depend on who asked for it"));
    }

    @Test
    void rotationKnowsNoProvisioning() {
        check(noClasses()
                .that()
                .resideInAPackage(ROTATION)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PROTOCOL, PROPERTIES, PLAN, CONVERGE, PROVISION)
                .because("a rotation reads the ledger and the value, and knows no stack"));
    }

    @Test
    void theAnswerForAnUnansweredRequestNeedsNoSdk() {
        check(noClasses()
                .that()
                .haveFullyQualifiedName(HANDLERS + ".UnansweredHandler")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SDK, AWS, CAUSE, LEDGER, PLAN, CONVERGE, PROVISION, ROTATION, COGNITO, SECRET)
                .because("it answers for a function that may have failed by loading just those"));
    }

    @Test
    void packagesKnowEachOtherInOneDirectionOnly() {
        check(slices().matching(HANDLERS + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("what knows each other is one package"));
    }

    @Test
    void nothingStaticChanges() {
        check(fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("a Lambda process serves many stacks: state belongs to a request"));
    }

    @Test
    void onlyTheHandlersReadTheEnvironment() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(HANDLERS)
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .because("what a class needs to know it is given, or no test can give it something else"));
    }

    private static DescribedPredicate<JavaClass> callAws() {
        return DescribedPredicate.describe(
                "hold the clients of AWS",
                type -> type.getFields().stream()
                        .anyMatch(field -> field.getRawType().isEquivalentTo(Clients.class)));
    }

    /** A package that is still empty breaks no rule. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCT);
    }
}
