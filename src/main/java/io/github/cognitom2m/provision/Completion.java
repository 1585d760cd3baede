package io.github.cognitom2m.provision;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.Endpoints;
import io.github.cognitom2m.cognito.FoundDomain;
import io.github.cognitom2m.cognito.ResourceServer;
import io.github.cognitom2m.cognito.TokenCheck;
import io.github.cognitom2m.cognito.TokenEndpoint;
import io.github.cognitom2m.cognito.UserPool;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.plan.Observed;
import io.github.cognitom2m.plan.Plan;
import io.github.cognitom2m.properties.Attributes;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.Credential;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The end of a Create and of an Update: brings the generation to what is wanted, proves it with a token, and says what
 * it is.
 *
 * @param warnings takes what is wrong without being a failure
 */
record Completion(Endpoints endpoints, Consumer<String> warnings) {

    /**
     * Completes a generation.
     *
     * @param unverifiedFails whether credentials that get no token are a failure; an Update only tells, so that it
     *     never stands in the way of a rollback
     */
    Outcome complete(
            AwsServices working,
            Generation generation,
            Plan plan,
            Observed observed,
            ResourceProperties wanted,
            boolean unverifiedFails) {
        UserPool pool = observed.pool().orElseThrow();
        Convergence.Result result = new Convergence(working, endpoints, pool, generation, wanted, plan).run();
        // Before the token, which may take all the time that is left.
        Background background = new Background(working, warnings);
        background.awaitDomain(pool.id(), plan.domain(), result.domain());
        String domain = plan.domain().name();
        Optional<String> distribution = background.distribution(
                pool.id(),
                domain,
                result.distribution()
                        .or(() -> Optional.ofNullable(observed.domains().get(domain))
                                .filter(found -> Domain.isCustom(domain))
                                .flatMap(FoundDomain::cloudFrontDistribution)));
        background.awaitReplicas(
                generation, plan.secret(), wanted.secret().replicaRegions().keySet());
        // A custom domain that is only now made has no DNS record yet: that needs our attribute first.
        boolean reachable = plan.domain().making().filter(Domain::isCustom).isEmpty();
        if (wanted.verifyToken() && result.changed() && reachable) {
            verify(working, result.value(), wanted, unverifiedFails);
        }
        return new Outcome.Done(
                generation.arn(),
                new Attributes(
                                result.value().clientId(),
                                result.clientName(),
                                generation.arn(),
                                generation.secret().name(),
                                result.value().tokenEndpoint(),
                                result.value().issuer(),
                                result.value().jwksUri(),
                                Domain.host(domain, endpoints.region()),
                                distribution,
                                wanted.resourceServer().map(ResourceServer::identifier),
                                wanted.client().scopes())
                        .toData());
    }

    private void verify(AwsServices working, Credential value, ResourceProperties wanted, boolean fails) {
        Optional<String> problem = new TokenCheck(
                        new TokenEndpoint(working.clients().http(), URI.create(value.tokenEndpoint())),
                        working.executor(),
                        working.deadline())
                .problem(value.clientId(), value.clientSecret(), wanted.client().scopes());
        if (problem.isPresent()) {
            String message =
                    "VerifyToken: " + problem.get() + "; check the user pool's domain and the resource servers of"
                            + " the scopes, or set VerifyToken: false";
            if (fails) {
                throw new Failure(message);
            }
            warnings.accept(message);
        }
    }
}
