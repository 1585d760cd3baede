package io.github.cognitom2m.properties;

import io.github.cognitom2m.cloudformation.Answer;
import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.UserPool;
import java.util.Optional;

/**
 * Estimates how long the answer will be: one that CloudFormation would not read is refused before anything is created.
 */
final class AnswerForecast {
    private static final int REQUEST_ID = 36;
    private static final int CLIENT_ID = 26;
    private static final int PREFIX = 63;
    private static final int CLOUD_FRONT_NAME = 64;

    private AnswerForecast() {}

    /** The most bytes that the answer to these properties will have. */
    static int bytes(ResourceProperties properties, ResourceProperties.Context context) {
        String region = context.stack().region();
        String secretArn = "arn:" + context.stack().partition() + ":secretsmanager:" + region + ":"
                + context.stack().account() + ":secret:" + properties.secret().name() + "-Suffix";
        String domainName = properties
                .domain()
                .map(domain -> Domain.host(domain.name(), region))
                .orElseGet(() -> Domain.host(some(PREFIX), region));
        // The longer of the two forms of issuers.
        UserPool pool = new UserPool(properties.userPoolId(), region, Optional.empty(), Optional.empty(), true, false);
        Attributes attributes = new Attributes(
                properties.client().adoptClientId().orElseGet(() -> some(CLIENT_ID)),
                properties.client().name() + "-Suffix",
                secretArn,
                properties.secret().name(),
                Optional.of("https://" + domainName + "/oauth2/token"),
                pool.issuer(),
                pool.jwksUri(),
                Optional.of(domainName),
                properties.domain().filter(DomainProperties::isCustom).map(custom -> some(CLOUD_FRONT_NAME)),
                properties.resourceServer().map(ResourceServerProperties::identifier),
                properties.client().scopes());
        return Answer.success(context.stack(), some(REQUEST_ID), context.logicalId(), secretArn, attributes.toData())
                .toJson()
                .length;
    }

    private static String some(int characters) {
        return "x".repeat(characters);
    }
}
