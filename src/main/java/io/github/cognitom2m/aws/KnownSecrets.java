package io.github.cognitom2m.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;

/**
 * The secrets that one invocation has read or made, so that they can be removed from everything that leaves it: an
 * error from AWS or an endpoint may quote what was sent.
 */
public final class KnownSecrets {
    static final ExecutionAttribute<KnownSecrets> ATTRIBUTE = new ExecutionAttribute<>("KnownSecrets");

    // Anything shorter is not a Cognito secret, and removing it would make texts unreadable.
    private static final int SHORTEST = 8;
    private static final String STRUCK = "***";

    private final Set<String> texts = ConcurrentHashMap.newKeySet();

    /** Remembers a secret, as it is and as requests encode it. */
    void add(String clientId, String secret) {
        add(secret);
        add(clientId + ":" + secret);
    }

    void add(String secret) {
        if (secret.length() >= SHORTEST) {
            texts.add(secret);
            texts.add(URLEncoder.encode(secret, UTF_8));
            texts.add(Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)));
        }
    }

    /** A text with every known secret removed. */
    public String strike(String text) {
        String struck = text;
        // The longer ones first, because one may be part of another.
        for (String secret : texts.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            struck = struck.replace(secret, STRUCK);
        }
        return struck;
    }
}
