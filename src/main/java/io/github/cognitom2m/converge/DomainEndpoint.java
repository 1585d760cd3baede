package io.github.cognitom2m.converge;

import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.DomainInDns;
import io.github.cognitom2m.cognito.Endpoints;
import io.github.cognitom2m.cognito.PermittedEndpoint;
import io.github.cognitom2m.cognito.TokenEndpoint;
import io.github.cognitom2m.plan.DomainPlan;
import java.net.URI;
import java.util.function.Supplier;

/** The token endpoint of a domain; if that is not active yet, or only just, its name is not looked up. */
public record DomainEndpoint(AwsServices aws, Endpoints endpoints) {

    public Supplier<PermittedEndpoint> of(DomainPlan plan, String userPoolId) {
        return plan.name().map(domain -> of(plan, domain, userPoolId)).orElse(PermittedEndpoint.None::new);
    }

    private Supplier<PermittedEndpoint> of(DomainPlan plan, String domain, String userPoolId) {
        PermittedEndpoint notYet = new PermittedEndpoint.NotYet(endpoints.host(domain));
        boolean isNew = plan.making().isPresent();
        if (isNew && Domain.isCustom(domain)) {
            // It has no DNS record yet, because that needs the resource's attribute first.
            return () -> notYet;
        }
        PermittedEndpoint open = new PermittedEndpoint.Open(
                new TokenEndpoint(aws.clients().http(), URI.create(endpoints.tokenEndpoint(domain))));
        DomainInDns inDns =
                new DomainInDns(aws.domains(userPoolId), domain, aws.deadline().clock(), isNew);
        return () -> inDns.getAsBoolean() ? open : notYet;
    }
}
