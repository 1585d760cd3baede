package io.github.cognitom2m.cognito;

import io.github.cognitom2m.aws.CallLimit;
import io.github.cognitom2m.aws.Clients;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CustomDomainConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolDomainRequest;

/**
 * The domains of one user pool.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html">
 *     Configuring a user pool domain</a>
 */
public record Domains(Clients clients, CallLimit limit, String userPoolId) {

    /** The domain of this name in any user pool that the account can see. */
    public Optional<FoundDomain> find(String name) {
        DomainDescriptionType found = clients.cognito()
                .describeUserPoolDomain(r -> r.domain(name).overrideConfiguration(limit))
                .domainDescription();
        // An unknown domain is described as an empty object, not refused. That of another account may be described, but
        // without a pool that this account can see; only creating the domain shows that it is taken.
        return found == null || found.domain() == null || found.status() == null || found.userPoolId() == null
                ? Optional.empty()
                : Optional.of(observed(found));
    }

    /** Creates the domain; returns what serves it, for a custom domain. */
    public Optional<String> create(Domain domain) {
        return Optional.ofNullable(clients.cognitoOnce()
                .createUserPoolDomain(r -> r.userPoolId(userPoolId)
                        .domain(domain.name())
                        .managedLoginVersion(domain.managedLoginVersion())
                        .customDomainConfig(certificate(domain))
                        .overrideConfiguration(limit))
                .cloudFrontDomain());
    }

    /** Changes what differs and keeps the rest of what was found; returns what serves a custom domain. */
    public Optional<String> update(FoundDomain found, Domain domain) {
        UpdateUserPoolDomainRequest.Builder update = UpdateUserPoolDomainRequest.builder();
        DomainDescriptionType before = found.described();
        ShownMembers.copy(before, update);
        // A prefix domain is described with an empty configuration, which Cognito does not accept in an update.
        update.customDomainConfig(domain.certificateArn()
                .map(arn -> Optional.ofNullable(before.customDomainConfig())
                        .map(CustomDomainConfigType::toBuilder)
                        .orElseGet(CustomDomainConfigType::builder)
                        .certificateArn(arn)
                        .build())
                .orElse(null));
        update.managedLoginVersion(domain.managedLoginVersion()).overrideConfiguration(limit);
        return Optional.ofNullable(
                clients.cognito().updateUserPoolDomain(update.build()).cloudFrontDomain());
    }

    /**
     * Begins the deletion of the domain, which {@link #find} shows until it is done; one that is gone is not an error.
     */
    public void delete(String name) {
        try {
            clients.cognito()
                    .deleteUserPoolDomain(
                            r -> r.userPoolId(userPoolId).domain(name).overrideConfiguration(limit));
        } catch (ResourceNotFoundException e) {
            // The pool is gone, and its domains with it.
        } catch (InvalidParameterException e) {
            // Cognito says this of a domain that is gone, belongs to another pool, or is being deleted.
            if (find(name)
                    .filter(found -> found.userPoolId().equals(userPoolId))
                    .filter(found -> !found.is(FoundDomain.State.DELETING))
                    .isPresent()) {
                throw e;
            }
        }
    }

    private static @Nullable CustomDomainConfigType certificate(Domain domain) {
        return domain.certificateArn()
                .map(arn -> CustomDomainConfigType.builder().certificateArn(arn).build())
                .orElse(null);
    }

    private static FoundDomain.State state(DomainStatusType status) {
        return switch (status) {
            case CREATING -> FoundDomain.State.CREATING;
            case DELETING -> FoundDomain.State.DELETING;
            case FAILED -> FoundDomain.State.FAILED;
            case ACTIVE, UPDATING, UNKNOWN_TO_SDK_VERSION -> FoundDomain.State.ACTIVE;
        };
    }

    private static FoundDomain observed(DomainDescriptionType found) {
        return new FoundDomain(
                new Domain(
                        found.domain(),
                        // Domains from before managed login have no version, and show the classic hosted UI.
                        Optional.ofNullable(found.managedLoginVersion()).orElse(1),
                        Optional.ofNullable(found.customDomainConfig()).map(CustomDomainConfigType::certificateArn)),
                found.userPoolId(),
                state(found.status()),
                Optional.ofNullable(found.cloudFrontDistribution()),
                found);
    }
}
