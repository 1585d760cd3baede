package io.github.cognitom2m.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Uses credentials as their consumers do: the SDK reads the secret, plain HTTP gets a token, published keys verify it.
 *
 * @param aws the loopback server, below which every host of the emulated AWS is reached
 */
public record Workload(SecretsManagerClient secrets, HttpClient http, URI aws) {

    /** The secret's value, by OAuth's names. */
    Map<String, String> credentials(String secretId) throws IOException {
        Map<String, String> credentials = new TreeMap<>();
        JSON.std
                .mapFrom(secrets.getSecretValue(r -> r.secretId(secretId)).secretString())
                .forEach((name, value) -> credentials.put(name, String.valueOf(value)));
        return credentials;
    }

    /** What the token endpoint answers; no scope is named, so that the token has all that the client may have. */
    HttpResponse<String> requestToken(Map<String, String> credentials) throws IOException, InterruptedException {
        String basic = of(credentials, "client_id") + ":" + of(credentials, "client_secret");
        return http.send(
                HttpRequest.newBuilder(URI.create(of(credentials, "token_endpoint")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8)))
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                BodyHandlers.ofString());
    }

    /** What GetClientToken answers, which needs no domain: the API's own request, unsigned. */
    HttpResponse<String> requestClientToken(Map<String, String> credentials) throws IOException, InterruptedException {
        String request = JSON.std.asString(
                Map.of("ClientId", of(credentials, "client_id"), "Secret", of(credentials, "client_secret")));
        return http.send(
                HttpRequest.newBuilder(URI.create(aws + "/"))
                        .header("Content-Type", "application/x-amz-json-1.1")
                        .header("X-Amz-Target", "AWSCognitoIdentityProviderService.GetClientToken")
                        .POST(BodyPublishers.ofString(request))
                        .build(),
                BodyHandlers.ofString());
    }

    /** The verified claims of a new token that comes without a domain. */
    Map<String, Object> verifiedClaimsOfClientToken(Map<String, String> credentials) throws Exception {
        HttpResponse<String> answer = requestClientToken(credentials);
        if (answer.statusCode() != 200) {
            throw new Progress.Unexpected("GetClientToken answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.std.mapFrom(answer.body()).get("ClientAuthenticationResult") instanceof Map<?, ?> result
                ? verified(credentials, String.valueOf(result.get("AccessToken")))
                : Map.of();
    }

    /** The claims of a new token, after signature, issuer, use, client and age were checked as an API should. */
    Map<String, Object> verifiedClaims(Map<String, String> credentials) throws Exception {
        HttpResponse<String> answer = requestToken(credentials);
        if (answer.statusCode() != 200) {
            throw new Progress.Unexpected("the token endpoint answered " + answer.statusCode() + " " + answer.body());
        }
        return verified(
                credentials, String.valueOf(JSON.std.mapFrom(answer.body()).get("access_token")));
    }

    private Map<String, Object> verified(Map<String, String> credentials, String token) throws Exception {
        URI published = URI.create(of(credentials, "jwks_uri"));
        URI keys = URI.create(aws + "/" + published.getHost() + published.getPath());
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256, JWKSourceBuilder.create(keys.toURL()).build()));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                new JWTClaimsSet.Builder()
                        .issuer(of(credentials, "issuer"))
                        .claim("client_id", of(credentials, "client_id"))
                        .claim("token_use", "access")
                        .build(),
                Set.of("exp", "scope")));
        return new TreeMap<>(processor.process(token, null).getClaims());
    }

    private static String of(Map<String, String> credentials, String name) {
        return Optional.ofNullable(credentials.get(name)).orElseThrow(() -> new NoSuchElementException(name));
    }
}
