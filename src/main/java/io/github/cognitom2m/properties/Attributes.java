package io.github.cognitom2m.properties;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What {@code Fn::GetAtt} returns; every Create and Update answers all of it. */
public record Attributes(
        String clientId,
        String clientName,
        String secretArn,
        String secretName,
        Optional<String> tokenEndpoint,
        String issuer,
        String jwksUri,
        Optional<String> domainName,
        Optional<String> cloudFrontDistribution,
        Optional<String> resourceServerIdentifier,
        Set<String> scopes) {

    public Attributes {
        scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
    }

    /** The data of an answer; an attribute that the resource lacks is left out, so that using it is an error. */
    public Map<String, String> toData() {
        Map<String, String> data = new TreeMap<>();
        data.put("ClientId", clientId);
        data.put("ClientName", clientName);
        data.put("SecretArn", secretArn);
        data.put("SecretName", secretName);
        tokenEndpoint.ifPresent(uri -> data.put("TokenEndpoint", uri));
        data.put("Issuer", issuer);
        data.put("JwksUri", jwksUri);
        domainName.ifPresent(host -> data.put("DomainName", host));
        cloudFrontDistribution.ifPresent(name -> data.put("CloudFrontDistribution", name));
        resourceServerIdentifier.ifPresent(identifier -> data.put("ResourceServerIdentifier", identifier));
        data.put("Scope", String.join(" ", scopes));
        return data;
    }
}
