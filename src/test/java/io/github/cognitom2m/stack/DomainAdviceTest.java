package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;

import io.github.cognitom2m.emulator.cognito.Quotas;
import io.github.cognitom2m.support.Attempts;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.Reasons;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Following the reason's advice leads to credentials after a domain prevented them. */
final class DomainAdviceTest {
    private static final String ORDERS = Orders.withScopes("read");
    private static final String SERVER = Orders.server("orders", "read");
    private static final String CUSTOM = SERVER
            + "Domain: {Domain: auth.example.com, CustomDomainConfig: {CertificateArn:"
            + " 'arn:aws:acm:us-east-1:123456789012:certificate/a'}}\n";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Attempts attempts = new Attempts(platform);
    private final Existing existing = new Existing(platform);
    private final Reasons reasons = new Reasons(platform);

    @Test
    void aPrefixThatIsTakenIsReplacedByAnother() {
        platform.aws().cognito().takenElsewhere(Orders.PREFIX);
        attempts.refused(ORDERS, "choose another one");
        attempts.succeeds(SERVER + Orders.domain("machines-other"));
    }

    @Test
    void theDomainOfAnotherPoolIsReplacedByAnother() {
        platform.cognito("CreateUserPoolDomain", Map.of("UserPoolId", platform.otherPool(), "Domain", Orders.PREFIX));
        attempts.refused(ORDERS, "choose another name");
        attempts.succeeds(SERVER + Orders.domain("machines-other"));
    }

    @Test
    void aReservedWordIsLeftOut() {
        reasons.refuse("CreateUserPoolDomain", "InvalidParameterException", "Domain cannot contain reserved word: aws");
        attempts.refused(ORDERS, "choose a prefix without aws, amazon or cognito");
        platform.fairWeather();
        attempts.succeeds(SERVER + Orders.domain("machines-other"));
    }

    @Test
    void theDomainThatThePoolHasIsUsedAsItIs() {
        existing.domain("made-by-hand");
        attempts.refused(ORDERS, "leave Domain out to use that one, or delete it first");
        attempts.succeeds(SERVER);
    }

    @Test
    void theDomainThatThePoolHasIsDeletedFirst() {
        existing.domain("made-by-hand");
        attempts.refused(ORDERS, "leave Domain out to use that one, or delete it first");
        platform.cognito("DeleteUserPoolDomain", Map.of("UserPoolId", platform.pool(), "Domain", "made-by-hand"));
        attempts.succeeds(ORDERS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDomainThatAppearedMeanwhileIsUsedOrDeleted(boolean use) {
        reasons.before("CreateUserPoolDomain", () -> existing.domain("made-by-hand"));
        attempts.refused(ORDERS, "leave Domain out to use the one that it has, or delete that one first");
        if (!use) {
            platform.cognito("DeleteUserPoolDomain", Map.of("UserPoolId", platform.pool(), "Domain", "made-by-hand"));
        }
        attempts.succeeds(use ? SERVER : ORDERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Domain: {Domain: machines-test}\nAdoptExisting: true\n"})
    void aDomainOfTheSameNameIsUsedOrAdopted(String remedy) {
        existing.domain(Orders.PREFIX);
        attempts.refused(ORDERS, "leave Domain out to use it as it is, or take it over with AdoptExisting: true");
        attempts.succeeds(SERVER + remedy);
    }

    @Test
    void whereNoCustomDomainIsLeftAPrefixWorks() {
        platform.aws().cognito().quotas(new Quotas(1_000, 1_000, 25, 0));
        attempts.refused(CUSTOM, "delete an unused one, or use a prefix");
        attempts.succeeds(ORDERS);
    }

    @Test
    void withoutManagedLoginTheClassicOneWorks() {
        platform.cognito("UpdateUserPool", Map.of("UserPoolId", platform.pool(), "UserPoolTier", "LITE"));
        attempts.refused(SERVER + "Domain: {Domain: machines-test, ManagedLoginVersion: 2}\n", "set it to 1");
        attempts.succeeds(SERVER + "Domain: {Domain: machines-test, ManagedLoginVersion: 1}\n");
    }

    @Test
    void aHigherPlanHasManagedLogin() {
        platform.cognito("UpdateUserPool", Map.of("UserPoolId", platform.pool(), "UserPoolTier", "LITE"));
        String managed = SERVER + "Domain: {Domain: machines-test, ManagedLoginVersion: 2}\n";
        attempts.refused(managed, "or choose a feature plan above Lite for the user pool");
        platform.cognito("UpdateUserPool", Map.of("UserPoolId", platform.pool(), "UserPoolTier", "ESSENTIALS"));
        attempts.succeeds(managed);
    }

    @Test
    void aCustomDomainThatThePoolLacksIsMadeWithACertificate() {
        attempts.refused(SERVER + "Domain: {Domain: auth.example.com}\n", "or add CustomDomainConfig.CertificateArn");
        platform.deploy("orders", CUSTOM).is(CREATE_COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {Orders.PREFIX, "machines-other"})
    void aDomainThatCognitoFailsToCreateIsTriedAgainOrReplaced(String prefix) {
        platform.aws().cognito().failsToCreate(Orders.PREFIX);
        attempts.refused(ORDERS, "try again, or choose another name");
        if (prefix.equals(Orders.PREFIX)) {
            platform.aws().cognito().createsAgain(prefix);
        }
        attempts.succeeds(SERVER + Orders.domain(prefix));
    }
}
