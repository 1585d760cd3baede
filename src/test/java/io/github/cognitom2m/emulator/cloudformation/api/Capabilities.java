package io.github.cognitom2m.emulator.cloudformation.api;

import io.github.cognitom2m.emulator.cloudformation.template.Declaration;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller has to acknowledge before a template is deployed.
 *
 * @param required the capabilities; empty if nothing has to be acknowledged
 * @param types the resource types that are the reason
 */
record Capabilities(List<String> required, List<String> types) {
    private static final String IAM = "CAPABILITY_IAM";
    private static final String NAMED_IAM = "CAPABILITY_NAMED_IAM";
    private static final String AUTO_EXPAND = "CAPABILITY_AUTO_EXPAND";
    private static final Set<String> IAM_TYPES = Set.of(
            "AWS::IAM::AccessKey",
            "AWS::IAM::Group",
            "AWS::IAM::InstanceProfile",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::Policy",
            "AWS::IAM::Role",
            "AWS::IAM::User",
            "AWS::IAM::UserToGroupAddition");
    private static final Set<String> NAMES =
            Set.of("RoleName", "UserName", "GroupName", "ManagedPolicyName", "InstanceProfileName");

    static Capabilities of(Template template) {
        List<Declaration> iam = template.resources().values().stream()
                .filter(resource -> IAM_TYPES.contains(resource.type()))
                .toList();
        boolean named = iam.stream()
                .anyMatch(resource -> resource.properties().keySet().stream().anyMatch(NAMES::contains));
        List<String> types =
                iam.stream().map(Declaration::type).distinct().sorted().toList();
        return new Capabilities(iam.isEmpty() ? List.of() : List.of(named ? NAMED_IAM : IAM), types);
    }

    /** Why these are not enough. */
    Optional<String> missing(List<String> given) {
        boolean enough =
                required.isEmpty() || given.contains(NAMED_IAM) || (required.contains(IAM) && given.contains(IAM));
        return enough ? Optional.empty() : Optional.of(text(required));
    }

    /** The same where no change set is made, so that nobody sees what a transform has made of the template. */
    Optional<String> missingDirectly(Template template, List<String> given) {
        boolean expands = !template.source().transforms().isEmpty() && !given.contains(AUTO_EXPAND);
        return expands ? Optional.of(text(List.of(AUTO_EXPAND))) : missing(given);
    }

    Optional<String> reason() {
        return types.isEmpty()
                ? Optional.empty()
                : Optional.of("The following resource(s) require capabilities: " + types);
    }

    private static String text(List<String> capabilities) {
        return "Requires capabilities : " + capabilities;
    }
}
