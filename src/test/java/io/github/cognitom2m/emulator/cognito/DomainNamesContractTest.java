package io.github.cognitom2m.emulator.cognito;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.InMemoryHttpClient;
import io.github.cognitom2m.emulator.Resolver;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainStatusType;

/** How the host of a domain becomes known to DNS; on real AWS nobody can say when that happens. */
final class DomainNamesContractTest {
    @AutoClose
    private final Target target = Target.open();

    private final EmulatedAws aws = target.emulator();
    private final String host = "orders.auth." + target.region() + ".amazoncognito.com";

    @Test
    void resolvesSomeTimeAfterTheDomainIsActive() {
        create(Duration.ofSeconds(60));
        aws.time().pass(Duration.ofSeconds(59));

        assertEquals(DomainStatusType.ACTIVE, target.describe("orders").status());
        assertFalse(target.resolves(host));
        aws.time().pass(Duration.ofSeconds(1));
        assertTrue(target.resolves(host));
    }

    @Test
    void staysUnknownToWhoeverAskedTooEarly() {
        aws.resolver().remembersUnknownNames(Resolver.NEGATIVE_ANSWER);
        create(Duration.ofSeconds(60));
        aws.time().pass(Duration.ofSeconds(59));
        assertFalse(target.resolves(host));

        aws.time().pass(Duration.ofMinutes(15).minusSeconds(1));
        assertFalse(target.resolves(host));
        aws.time().pass(Duration.ofSeconds(1));
        assertTrue(target.resolves(host));
    }

    @Test
    void isKnownAtOnceToWhoeverWaited() {
        aws.resolver().remembersUnknownNames(Resolver.NEGATIVE_ANSWER);
        create(Duration.ofSeconds(60));
        aws.time().pass(Duration.ofSeconds(60));

        assertTrue(target.resolves(host));
    }

    @Test
    void isAnUnknownHostToAClientOfHttp() {
        create(Duration.ofSeconds(60));
        SdkHttpFullRequest request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("https://" + host + "/oauth2/token"))
                .build();

        try (InMemoryHttpClient http = new InMemoryHttpClient(aws.network())) {
            ExecutableHttpRequest call = http.prepareRequest(
                    HttpExecuteRequest.builder().request(request).build());
            assertThrows(UnknownHostException.class, call::call);
        }
    }

    private void create(Duration untilItsName) {
        aws.cognito().delays(Delays.NONE.with(Delay.DNS_RECORD, untilItsName));
        target.cognito().createUserPoolDomain(r -> r.userPoolId(target.poolId()).domain("orders"));
    }
}
