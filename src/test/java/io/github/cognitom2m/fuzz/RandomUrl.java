package io.github.cognitom2m.fuzz;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A response URL, as CloudFormation makes it or forged.
 *
 * @param signature what must be disclosed nowhere
 * @param genuine whether an answer may go there
 */
record RandomUrl(String text, String signature, boolean genuine) {
    private static final String BUCKET = "cloudformation-custom-resource-response-";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final List<String> GENUINE = List.of(
            "https://" + BUCKET + "useast1.s3.us-east-1.amazonaws.com/",
            "https://" + BUCKET + "useast1.s3.us-east-1.amazonaws.com:443/",
            "https://" + BUCKET + "useast1.s3.amazonaws.com/",
            "HTTPS://" + BUCKET + "euwest1.s3-eu-west-1.amazonaws.com/",
            "https://" + BUCKET + "cnnorth1.s3.cn-north-1.amazonaws.com.cn/",
            "https://" + BUCKET + "usgovwest1.s3.us-gov-west-1.amazonaws.com/",
            "https://" + BUCKET + "euscdeeast1.s3.eusc-de-east-1.amazonaws.eu/",
            "https://" + BUCKET + "usisoeast1.s3.us-iso-east-1.c2s.ic.gov/",
            "https://" + BUCKET + "usisobeast1.s3.us-isob-east-1.sc2s.sgov.gov/");

    // HOST is a genuine host.
    private static final List<String> FORGED = List.of(
            "http://HOST/",
            "ftp://HOST/",
            "file:///etc/passwd",
            "jar:https://HOST/!/",
            "//HOST/",
            "https://HOST:8443/",
            "https://HOST:80/",
            "https://HOST:0/",
            "https://HOST:99999/",
            "https://me@HOST/",
            "https://me:pass@HOST/",
            "https://HOST@example.com/",
            "https://HOST%40example.com/",
            "https://HOST\\@example.com/",
            "https://HOST\\.example.com/",
            "https://HOST.example.com/",
            "https://HOST.cn/",
            "https://HOST./",
            "https://HOST%2eexample.com/",
            "https://HOSTunity/",
            "https://xHOST/",
            "https://x.HOST/",
            "https://example.com/HOST/",
            "https://example.com?HOST/",
            "https://example.com#HOST/",
            "https://HOST#@example.com/",
            "https://HOST /",
            " https://HOST/",
            "https://HOST\r\nHost: example.com/",
            "https:///HOST/",
            "https:HOST",
            "https://" + BUCKET + "mine.s3.amazonaws.com/",
            "https://" + BUCKET + "useast1.s3.eu-west-1.amazonaws.com/",
            "https://" + BUCKET + "useast1.s3.us-east-1.amazonaws.com.evil.example/",
            "https://" + BUCKET + "useast1.s3.us-east-1.example.com/",
            "https://" + BUCKET + "useast1.s3-website.us-east-1.amazonaws.com/",
            "https://" + BUCKET + "useast1.s3-website-us-east-1.amazonaws.com/",
            "https://" + BUCKET + "useast1.execute-api.us-east-1.amazonaws.com/",
            "https://" + BUCKET + "cnnorth1.s3.cn-north-1.amazonaws.com/",
            "https://" + BUCKET + "usisoeast1.s3.us-iso-east-1.amazonaws.com/",
            "https://" + BUCKET + "\u0443seast1.s3.us-east-1.amazonaws.com/",
            "https://s3.us-east-1.amazonaws.com/" + BUCKET + "useast1/",
            "https://127.0.0.1/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://169.254.169.254/latest/meta-data/",
            "https://[::1]/",
            "https://[::ffff:169.254.169.254]/",
            "https://[fe80::1%25eth0]/",
            "https://localhost/",
            "",
            "https://");

    static RandomUrl next(RandomGenerator random, Instant now) {
        boolean genuine = random.nextInt(4) > 0;
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String signature = HexFormat.of().formatHex(bytes);
        List<String> kinds = genuine ? GENUINE : FORGED;
        String start =
                kinds.get(random.nextInt(kinds.size())).replace("HOST", BUCKET + "useast1.s3.us-east-1.amazonaws.com");
        String path = "arn%3Aaws%3Acloudformation%3Aus-east-1%3A123456789012%3Astack/x%7CCredentials%7C" + signature;
        return new RandomUrl(
                start + path + "?" + query(random, now) + "&X-Amz-Signature=" + signature, signature, genuine);
    }

    /** Mostly the date of now; sometimes none, one of long ago, one to come, or one that is none. */
    private static String query(RandomGenerator random, Instant now) {
        return switch (random.nextInt(12)) {
            case 0 -> "X-Amz-Algorithm=AWS4-HMAC-SHA256";
            case 1 -> "X-Amz-Date=" + DATE.format(now.minusSeconds(random.nextInt(9_000)));
            case 2 -> "X-Amz-Date=" + DATE.format(now.plusSeconds(random.nextInt(9_000)));
            case 3 -> "X-Amz-Date=20269999T999999Z";
            case 4 -> "Expires=" + random.nextLong();
            default -> "X-Amz-Date=" + DATE.format(now);
        };
    }
}
