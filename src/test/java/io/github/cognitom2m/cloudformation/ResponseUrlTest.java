package io.github.cognitom2m.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** Which URLs are believed to be CloudFormation's, and what they tell. */
final class ResponseUrlTest {
    private static final String BUCKET = "https://cloudformation-custom-resource-response-";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "useast1.s3.us-east-1.amazonaws.com/",
                "useast1.s3.us-east-1.amazonaws.com:443/",
                "useast1.s3.amazonaws.com/path?AWSAccessKeyId=A&Expires=1&Signature=S",
                "euwest1.s3-eu-west-1.amazonaws.com/",
                "apsoutheast2.s3.ap-southeast-2.amazonaws.com/",
                "cnnorth1.s3.cn-north-1.amazonaws.com.cn/",
                "useast1.s3.dualstack.us-east-1.amazonaws.com/",
                "euwest1.s3.dualstack.eu-west-1.amazonaws.com/",
                "cnnorth1.s3.dualstack.cn-north-1.amazonaws.com.cn/",
                "euscdeeast1.s3.dualstack.eusc-de-east-1.amazonaws.eu/",
                "usgovwest1.s3.us-gov-west-1.amazonaws.com/",
                "euscdeeast1.s3.eusc-de-east-1.amazonaws.eu/",
                "usisoeast1.s3.us-iso-east-1.c2s.ic.gov/",
                "usisobeast1.s3.us-isob-east-1.sc2s.sgov.gov/",
                "usisofsouth1.s3.us-isof-south-1.csp.hci.ic.gov/",
                "euisoewest1.s3.eu-isoe-west-1.cloud.adc-e.uk/",
            })
    void takesTheBucketsOfEveryPartition(String rest) {
        assertEquals(BUCKET + rest, ResponseUrl.parse(BUCKET + rest).uri().toString());
    }

    @Test
    void takesTheBucketsOfEveryRegionThatTheSdkKnows() {
        List<Region> regional = Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .toList();
        assertFalse(regional.isEmpty());
        for (Region region : regional) {
            String suffix = PartitionMetadata.of(region).dnsSuffix();
            String bucket = BUCKET + region.id().replace("-", "");
            for (String form : List.of(".s3.", ".s3-", ".s3.dualstack.")) {
                String url = bucket + form + region.id() + "." + suffix + "/";
                assertEquals(url, ResponseUrl.parse(url).uri().toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https:",
                "no url at all",
                "http://cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com/",
                "ftp://cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com/",
                "https://cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com:8443/",
                "https://me@cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com/",
                "https://cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com@example.com/",
                "https://cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com\\@example.com/",
                "https://cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com/#fragment",
                "https://cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com.example.com/",
                "https://cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com.cn/",
                "https://cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.community/",
                "https://cloudformation-custom-resource-response-useast1.s3.us-east-1.example-amazonaws.com/",
                "https://cloudformation-custom-resource-response-useast1.s3.eu-west-1.amazonaws.com/",
                "https://cloudformation-custom-resource-response-useast1.ec2.us-east-1.amazonaws.com/",
                "https://cloudformation-custom-resource-response-useast1.example.s3.us-east-1.amazonaws.com/",
                "https://cloudformation-custom-resource-response-mybucket1.s3.amazonaws.com/",
                "https://cloudformation-custom-resource-response-cnnorth1.s3.cn-north-1.amazonaws.com/",
                "https://my-cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com/",
                "https://my-bucket.s3.us-east-1.amazonaws.com/",
                "https://cloudformation-custom-resource-response-useast1.s3.dualstack.eu-west-1.amazonaws.com/",
                "https://cloudformation-custom-resource-response-useast1.s3-dualstack.us-east-1.amazonaws.com/",
                "https://cloudformation-custom-resource-response-useast1.s3.dualstack.amazonaws.com/",
                "https://cloudformation-custom-resource-response-useast1.s3.dualstack.us-east-1.amazonaws.com.cn/",
                "https://s3.us-east-1.amazonaws.com/cloudformation-custom-resource-response-useast1/",
                "https://cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com./",
                "https://cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com%2eexample.com/",
                "https://cloudformation-custom-resource-response-useast1.s3-website-us-east-1.amazonaws.com/",
                "https://cloudformation-custom-resource-response-usgovwest1.s3.us-gov-west-1.amazonaws.com.cn/",
                "https://cloudformation-custom-resource-response-usisoeast1.s3.us-iso-east-1.amazonaws.com/",
                "https://cloudformation-custom-resource-response-euscdeeast1.s3.eusc-de-east-1.amazonaws.com/",
                "https://169.254.169.254/latest/meta-data",
                "https://2130706433/",
                "https://[::ffff:169.254.169.254]/",
                "https://[::1]/",
                "https://example.com/?cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com",
            })
    void acceptsNoOther(String url) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> ResponseUrl.parse(url));
        assertFalse(String.valueOf(refused.getMessage()).contains("amazonaws"), "shows the URL");
    }

    @Test
    void tellsWhenItWasSigned() {
        assertEquals(
                Optional.of(Instant.parse("2026-11-22T09:58:00Z")),
                ResponseUrl.parse(Events.URL).issued());
    }

    @Test
    void tellsFromTheOlderSignaturesExpiryWhenItWasSigned() {
        String url = BUCKET + "useast1.s3.amazonaws.com/x?AWSAccessKeyId=A&Expires=1795428000&Signature=S";
        assertEquals(
                Optional.of(Instant.ofEpochSecond(1795428000 - 7200)),
                ResponseUrl.parse(url).issued());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?X-Amz-Date",
                "?X-Amz-Date=20261322T095800Z",
                "?X-Amz-Date=2026-11-22T09:58:00Z",
                "?X-Amz-Date=2026112aT095800Z",
                "?Expires=soon",
                "?Expires=9223372036854775807",
            })
    void tellsNothingWhereTheDateIsNone(String query) {
        String url = BUCKET + "useast1.s3.us-east-1.amazonaws.com/x" + query;
        assertEquals(Optional.empty(), ResponseUrl.parse(url).issued());
    }

    @Test
    void showsItsHostAlone() {
        assertEquals(
                "https://cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com/(redacted)",
                ResponseUrl.parse(Events.URL).toString());
    }
}
