package io.github.cognitom2m.emulator.cloudformation.types;

/** Where resources are made, for their ARNs. */
public record Arns(String partition, String region, String account) {

    /** The ARN of a regional resource. */
    public String of(String service, String resource) {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }

    String global(String service, String resource) {
        return "arn:" + partition + ":" + service + "::" + account + ":" + resource;
    }
}
