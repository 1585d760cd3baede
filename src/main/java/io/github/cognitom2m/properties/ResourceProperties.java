package io.github.cognitom2m.properties;

import io.github.cognitom2m.cloudformation.Answer;
import io.github.cognitom2m.cloudformation.StackId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stack asks for, checked against the limits of AWS.
 *
 * @param renamedFrom the logical id that the resource had before
 */
public record ResourceProperties(
        String userPoolId,
        Optional<ResourceServerProperties> resourceServer,
        Optional<DomainProperties> domain,
        ClientProperties client,
        SecretProperties secret,
        boolean verifyToken,
        Optional<String> revision,
        boolean adoptExisting,
        Optional<String> renamedFrom) {

    static final String RENAMED_FROM = "RenamedFrom";

    /**
     * The resource that they belong to, which determines the defaults; the prefix is that of all secrets of the
     * provider.
     */
    public record Context(StackId stack, String logicalId, String secretNamePrefix) {

        /** That of another resource of the stack. */
        public Context of(String otherLogicalId) {
            return new Context(stack, otherLogicalId, secretNamePrefix);
        }
    }

    /** Reads all, or throws {@link io.github.cognitom2m.cloudformation.InvalidProperties} with all that is wrong. */
    public static ResourceProperties parse(Map<String, Object> values, Context context) {
        Problems problems = new Problems();
        ResourceProperties properties = read(Properties.of(values, problems), context);
        problems.throwIfAny();
        int bytes = AnswerForecast.bytes(properties, context);
        if (bytes > Answer.MAX_BYTES) {
            problems.add(
                    Problem.Kind.WRONG,
                    "Client.AllowedOAuthScopes",
                    "with all names makes an answer of " + bytes + " bytes, and CloudFormation accepts "
                            + Answer.MAX_BYTES,
                    "use fewer scopes or shorter names");
            problems.throwIfAny();
        }
        return properties;
    }

    private static ResourceProperties read(Properties properties, Context context) {
        properties.unknownNames(List.of(
                "UserPoolId",
                "ResourceServer",
                "Domain",
                "Client",
                "Secret",
                "Rotation",
                "VerifyToken",
                "Revision",
                "AdoptExisting",
                RENAMED_FROM));
        String userPoolId = UserPoolId.parse(properties, context.stack().region());
        Optional<ResourceServerProperties> server =
                properties.object("ResourceServer").map(ResourceServerProperties::parse);
        Optional<DomainProperties> domain =
                properties.object("Domain").map(given -> DomainProperties.parse(given, context.stack()));
        Properties client = properties.objectOrEmpty("Client");
        boolean adoptExisting = properties.bool("AdoptExisting", false);
        if (client.has("ClientId") && !adoptExisting) {
            client.wrong("ClientId", "is only for adopting a client", "leave it out, or set AdoptExisting to true");
        }
        return new ResourceProperties(
                userPoolId,
                server,
                domain,
                ClientProperties.parse(
                        client, ClientScopes.parse(client, server.map(ResourceServerProperties::toMake)), context),
                SecretProperties.parse(properties.objectOrEmpty("Secret"), userPoolId, context)
                        .withTags(RotationProperties.tags(properties.objectOrEmpty("Rotation"))),
                properties.bool("VerifyToken", true),
                properties.string("Revision"),
                adoptExisting,
                renamedFrom(properties, context));
    }

    private static Optional<String> renamedFrom(Properties properties, Context context) {
        Optional<String> given = properties.string(RENAMED_FROM, Rules.LOGICAL_ID);
        if (given.equals(Optional.of(context.logicalId()))) {
            properties.wrong(
                    RENAMED_FROM,
                    "is the logical id that this resource has now",
                    "write the one that it had before, or leave it out");
        }
        return given;
    }
}
