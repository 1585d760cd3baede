package io.github.cognitom2m.emulator;

/** Where an emulated AWS is: its partition, Region and account. */
public record Place(String partition, String region, String account) {

    /** The place of all tests that do not care. */
    public static final Place DEFAULT = new Place("aws", "us-east-1", "123456789012");

    public String arn(String service, String resource) {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }

    /** The host name of a regional API: {@code cognito-idp.us-east-1.amazonaws.com}. */
    public String apiHost(String service) {
        return service + "." + region + ".amazonaws.com";
    }
}
