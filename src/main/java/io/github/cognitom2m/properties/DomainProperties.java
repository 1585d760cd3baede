package io.github.cognitom2m.properties;

import io.github.cognitom2m.cloudformation.StackId;
import io.github.cognitom2m.cognito.Domain;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The domain that the stack wants: a prefix, or a full name of the user's own with its certificate.
 *
 * @param managedLoginVersion absent if it is not declared; a new domain then gets the classic pages, and an adopted one
 *     keeps its own
 * @param retain whether it stays when it is dropped; absent if that is not declared
 */
public record DomainProperties(
        String name, Optional<Integer> managedLoginVersion, Optional<String> certificateArn, Optional<Boolean> retain) {
    private static final List<String> RESERVED = List.of("aws", "amazon", "cognito");
    // Cognito's own default, and the only one that every feature plan has.
    private static final int CLASSIC = 1;
    private static final int MANAGED = 2;

    static DomainProperties parse(Properties properties, StackId stack) {
        properties.unknownNames(
                List.of("Domain", "ManagedLoginVersion", "CustomDomainConfig", "Retain"), NativeNames.PART);
        String domain = name(properties);
        Optional<String> certificate = properties.object("CustomDomainConfig").map(DomainProperties::certificate);
        checkForm(properties, domain, certificate.isPresent());
        if (!domain.isEmpty() && !Domain.hasHost(domain, stack.region())) {
            properties.wrong(
                    "Domain",
                    Quoted.of(domain) + " is a prefix, and the host names of prefixes in the partition "
                            + stack.partition() + " are not known",
                    "use a full name of your own with CustomDomainConfig");
        }
        OptionalInt declared = properties.integer("ManagedLoginVersion");
        Optional<Integer> version = declared.isPresent() ? Optional.of(declared.getAsInt()) : Optional.empty();
        version.filter(number -> number != CLASSIC && number != MANAGED)
                .ifPresent(number -> properties.wrong(
                        "ManagedLoginVersion", "is " + number, "use 1 (classic) or 2 (managed login)"));
        return new DomainProperties(domain, version, certificate, properties.bool("Retain"));
    }

    /** A domain that the resource creates, with every default. */
    public Domain toMake() {
        return new Domain(name, managedLoginVersion.orElse(CLASSIC), certificateArn);
    }

    /** An adopted domain: what is not declared stays as it was found. */
    public Domain toAdopt(Domain found) {
        return new Domain(
                name,
                managedLoginVersion.orElse(found.managedLoginVersion()),
                certificateArn.or(found::certificateArn));
    }

    public boolean isCustom() {
        return Domain.isCustom(name);
    }

    private static String name(Properties properties) {
        boolean isUrl =
                properties.string("Domain").filter(text -> text.contains("://")).isPresent();
        if (isUrl) {
            properties.wrong(
                    "Domain", "is a URL", "use the prefix, or your own host name, alone: without https:// and path");
            return "";
        }
        return properties.required("Domain", Rules.DOMAIN);
    }

    private static String certificate(Properties properties) {
        properties.unknownNames(List.of("CertificateArn"));
        String arn = properties.required("CertificateArn", Rules.CERTIFICATE_ARN);
        String[] parts = arn.split(":", -1);
        boolean sound = parts.length == 6
                && parts[0].equals("arn")
                && parts[2].equals("acm")
                // Other partitions have no us-east-1.
                && (parts[3].equals("us-east-1") || parts[1].startsWith("aws-"))
                && parts[5].startsWith("certificate/");
        if (!arn.isEmpty() && !sound) {
            properties.wrong(
                    "CertificateArn",
                    Quoted.of(arn) + " is not the ARN of an ACM certificate in us-east-1",
                    "use one from that Region, whichever the user pool's is");
        }
        return arn;
    }

    /** Reports the first thing that is wrong with a name. */
    private static void checkForm(Properties properties, String domain, boolean hasCertificate) {
        if (domain.isEmpty()) {
            return;
        }
        boolean dotted = Domain.isCustom(domain);
        Optional<String> reserved = RESERVED.stream()
                .filter(word -> !dotted && domain.contains(word))
                .findFirst();
        boolean hasBadLabel = Stream.of(domain.split("\\.", -1))
                .anyMatch(label -> label.isEmpty() || label.startsWith("-") || label.endsWith("-"));
        if (hasBadLabel) {
            properties.wrong(
                    "Domain",
                    Quoted.of(domain) + " has a part that is empty or begins or ends with a hyphen",
                    "begin and end each part with a letter or a digit");
        } else if (dotted && !hasCertificate && properties.has("ManagedLoginVersion")) {
            properties.wrong(
                    "ManagedLoginVersion",
                    "is for a domain that this resource creates or adopts, and " + Quoted.of(domain)
                            + " without CustomDomainConfig is only used",
                    "leave it out, or add CustomDomainConfig.CertificateArn");
        } else if (!dotted && hasCertificate) {
            properties.wrong(
                    "Domain",
                    Quoted.of(domain) + " is a prefix, and prefixes have no certificate",
                    "use a full name, or leave CustomDomainConfig out");
        } else if (reserved.isPresent()) {
            properties.wrong(
                    "Domain",
                    Quoted.of(domain) + " contains '" + reserved.get() + "', which Cognito reserves",
                    "leave it out");
        }
    }
}
