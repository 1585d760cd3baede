package io.github.cognitom2m.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.cognitom2m.aws.ServiceEndpoints;
import io.github.cognitom2m.cloudformation.StackId;
import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.UserPool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** Host names differ between the partitions of AWS; where one is not known, the stack's author is told so. */
final class PartitionsTest {
    private static final Map<String, String> CUSTOM =
            Map.of("CertificateArn", "arn:aws-cn:acm:cn-north-1:123456789012:certificate/one");

    @ParameterizedTest
    @CsvSource({
        "us-east-1, amazonaws.com",
        "us-gov-west-1, amazonaws.com",
        "cn-north-1, amazonaws.com.cn",
        "eusc-de-east-1, amazonaws.eu",
        "us-iso-east-1, c2s.ic.gov"
    })
    void anIssuerHasTheSuffixOfItsPartition(String region, String suffix) {
        String id = region + "_Ab1";
        UserPool original = new UserPool(id, region, Optional.empty(), Optional.empty(), false, false);
        UserPool updated = new UserPool(id, region, Optional.empty(), Optional.empty(), true, false);
        assertEquals("https://cognito-idp." + region + "." + suffix + "/" + id, original.issuer());
        assertEquals("https://issuer-cognito-idp." + region + "." + suffix + "/" + id, updated.issuer());
    }

    @Test
    void theSuffixIsThatOfTheSdksOwnList() {
        List<Region> regional = Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .toList();
        assertFalse(regional.isEmpty());
        for (Region region : regional) {
            PartitionMetadata partition = PartitionMetadata.of(region);
            assertEquals(
                    "https://cognito-idp." + region + "." + partition.dnsSuffix(),
                    ServiceEndpoints.cognito(region.id()).toString());
            assertEquals(
                    Set.of("aws", "aws-us-gov").contains(partition.id()),
                    Domain.hasHost("machines", region.id()),
                    partition.id());
        }
    }

    @Test
    void aPrefixIsRefusedWhereTheHostsOfPrefixesAreNotKnown() {
        assertEquals(
                List.of(
                        "Domain.Domain: 'machines' is a prefix, and the host names of prefixes in the partition aws-cn are"
                                + " not known; use a full name of your own with CustomDomainConfig."),
                inRegion("cn-north-1").with("Domain.Domain", "machines").problems(context("aws-cn", "cn-north-1")));
        assertEquals(
                1,
                inRegion("eusc-de-east-1")
                        .with("Domain.Domain", "machines")
                        .problems(context("aws-eusc", "eusc-de-east-1"))
                        .size());
    }

    @Test
    void aDomainOfOnesOwnIsTakenThere() {
        DomainProperties domain = inRegion("cn-north-1")
                .with("Domain.Domain", "auth.example.com")
                .with("Domain.CustomDomainConfig", CUSTOM)
                .parse(context("aws-cn", "cn-north-1"))
                .domain()
                .orElseThrow();
        assertEquals("auth.example.com", Domain.host(domain.name(), "cn-north-1"));
    }

    @Test
    void aPrefixOfGovCloudHasTheFipsHost() {
        inRegion("us-gov-west-1").with("Domain.Domain", "machines").parse(context("aws-us-gov", "us-gov-west-1"));
        assertEquals("machines.auth-fips.us-gov-west-1.amazoncognito.com", Domain.host("machines", "us-gov-west-1"));
    }

    private static Given inRegion(String region) {
        return Given.properties().with("UserPoolId", region + "_Ab1");
    }

    private static ResourceProperties.Context context(String partition, String region) {
        return new ResourceProperties.Context(
                new StackId("arn:" + partition + ":cloudformation:" + region + ":123456789012:stack/shop/guid"),
                "Credentials",
                "m2m/");
    }
}
