package io.github.cognitom2m.support;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * A workload that keeps to the rules of docs/consuming.md: it caches its token for its life and the credentials for an hour,
 * names no scope, asks the token endpoint or, where the secret names none, GetClientToken, and reads the secret once more
 * where that answers 4xx or the host does not resolve.
 */
public final class CachingConsumer {
    private static final Duration CREDENTIALS_LAST = Duration.ofHours(1);

    private final EmulatedAws aws;
    private final String secretArn;
    private Map<String, Object> credentials = Map.of();
    private Instant credentialsEnd = Instant.MIN;
    private Map<String, Object> claims = Map.of();
    private Instant tokenEnd = Instant.MIN;
    private int tokens;
    private int rereads;

    public CachingConsumer(EmulatedAws aws, String secretArn) {
        this.aws = aws;
        this.secretArn = secretArn;
    }

    public int tokens() {
        return tokens;
    }

    public int rereads() {
        return rereads;
    }

    /** What the API sees of the token that comes with a request. */
    public Map<String, Object> request() throws IOException {
        Instant now = aws.time().instant();
        if (!now.isBefore(tokenEnd)) {
            if (!now.isBefore(credentialsEnd)) {
                read();
            }
            Answer answer;
            try {
                answer = token();
            } catch (UnknownHostException e) {
                answer = new Answer(400, Map.of(), "{}");
            }
            if (answer.status() / 100 == 4) {
                rereads++;
                read();
                answer = token();
            }
            accept(answer);
        }
        return claims;
    }

    private void read() throws IOException {
        Object value = aws.call("secretsmanager", "GetSecretValue", Map.of("SecretId", secretArn))
                .get("SecretString");
        credentials = JSON.std.mapFrom(String.valueOf(value));
        credentialsEnd = aws.time().instant().plus(CREDENTIALS_LAST);
    }

    private Answer token() throws IOException {
        return aws.network().handle(TokenRequests.of(aws, credentials));
    }

    private void accept(Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException("the request for a token was answered " + answer.status() + " " + answer.body());
        }
        tokens++;
        Map<String, Object> body = TokenRequests.token(answer);
        tokenEnd = aws.time().instant().plusSeconds(((Number) body.getOrDefault("expires_in", 0)).longValue());
        String payload = String.valueOf(body.get("access_token")).split("\\.", -1)[1];
        claims = JSON.std.mapFrom(Base64.getUrlDecoder().decode(payload));
    }
}
