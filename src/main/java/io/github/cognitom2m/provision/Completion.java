package io.github.cognitom2m.provision;

import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.Endpoints;
import io.github.cognitom2m.cognito.FoundDomain;
import io.github.cognitom2m.cognito.UserPool;
import io.github.cognitom2m.converge.AwsServices;
import io.github.cognitom2m.converge.Background;
import io.github.cognitom2m.converge.Converged;
import io.github.cognitom2m.converge.Convergence;
import io.github.cognitom2m.converge.DomainEndpoint;
import io.github.cognitom2m.converge.Verification;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.plan.Observed;
import io.github.cognitom2m.plan.Plan;
import io.github.cognitom2m.properties.Attributes;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.properties.ResourceServerProperties;
import io.github.cognitom2m.secret.Credential;
import io.github.cognitom2m.secret.StoredValue;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The end of a Create and of an Update: brings the generation to what is wanted, proves it with a token, and says what
 * it is.
 *
 * @param warnings receives what is wrong but not a failure
 */
record Completion(Endpoints endpoints, Consumer<String> warnings) {

    /**
     * Completes a generation.
     *
     * @param unverifiedFails whether credentials that get no token are a failure; an Update only warns, so that it
     *     never prevents a rollback
     */
    Outcome complete(
            AwsServices working,
            Generation generation,
            Plan plan,
            Observed observed,
            ResourceProperties wanted,
            boolean unverifiedFails) {
        UserPool pool = observed.pool().orElseThrow();
        Converged result = new Convergence(working, endpoints, pool, generation, wanted, plan).run();
        Background background = new Background(working, warnings);
        background.awaitDomain(pool.id(), plan.domain(), result.domain());
        Optional<String> domain = plan.domain().name();
        Optional<String> distribution = domain.filter(Domain::isCustom)
                .flatMap(name -> background.distribution(
                        pool.id(),
                        name,
                        result.distribution()
                                .or(() -> Optional.ofNullable(observed.domains().get(name))
                                        .flatMap(FoundDomain::cloudFrontDistribution))));
        background.awaitReplicas(
                generation, plan.secret(), wanted.secret().replicaRegions().keySet());
        warnOfLostEndpoint(generation, result.value());
        if (wanted.verifyToken() && result.changed()) {
            // Last, because nothing else must wait for something that may be slow.
            new Verification(
                            working,
                            new DomainEndpoint(working, endpoints).of(plan.domain(), pool.id()),
                            pool.changesScopes(),
                            warnings)
                    .run(result.value(), wanted.client().scopes(), unverifiedFails);
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
                                domain.map(endpoints::host),
                                distribution,
                                wanted.resourceServer().map(ResourceServerProperties::identifier),
                                wanted.client().scopes())
                        .toData());
    }

    /**
     * Workloads that ask the endpoint fail from now on, perhaps only because the template no longer names the domain.
     */
    private void warnOfLostEndpoint(Generation generation, Credential value) {
        generation
                .current()
                .flatMap(StoredValue::credential)
                .flatMap(Credential::tokenEndpoint)
                .filter(endpoint -> value.tokenEndpoint().isEmpty())
                .ifPresent(
                        endpoint -> warnings.accept(
                                "Domain: the secret no longer names the token endpoint " + endpoint
                                        + "; to use a custom domain that the user pool has, declare Domain: {Domain: <its name>}"));
    }
}
