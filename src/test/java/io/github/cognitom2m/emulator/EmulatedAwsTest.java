package io.github.cognitom2m.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

final class EmulatedAwsTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void makesTheSameIdsFromTheSameSeed() {
        assertEquals(firstPool(seeded(7)), firstPool(seeded(7)));
        assertNotEquals(firstPool(seeded(7)), firstPool(seeded(8)));
    }

    @Test
    void standsWhereItIsPut() {
        Place frankfurt = new Place("aws", "eu-central-1", "210987654321");
        EmulatedAws aws = new EmulatedAws(EmulatedTime.virtual(START), frankfurt, new Random(1));

        assertEquals("eu-central-1_", firstPool(aws).substring(0, 13));
    }

    @Test
    void servesAnyHostInMemory() throws Exception {
        EmulatedAws aws = seeded(1);
        aws.network().bind("api.example.com", request -> Answer.of(201, "text/plain", request.method() + " größer"));

        assertEquals("PUT größer", put(aws, "https://api.example.com/orders"));
        assertThrows(UnknownHostException.class, () -> put(aws, "https://absent.example.com/"));
    }

    @Test
    void takesAnswersAtEveryHostOfTheResponseBucket() throws IOException {
        EmulatedAws aws = seeded(1);
        for (String host : aws.responseBucket().hosts()) {
            put(
                    aws,
                    aws.responseBucket()
                            .sign(host, "stack", "Thing", host, START)
                            .toString());
            assertEquals(Optional.of(""), aws.responseBucket().answer(host));
        }
    }

    private static String put(EmulatedAws aws, String uri) throws IOException {
        try (SdkHttpClient http = new InMemoryHttpClient(aws.network());
                AbortableInputStream body = http.prepareRequest(HttpExecuteRequest.builder()
                                .request(SdkHttpRequest.builder()
                                        .method(SdkHttpMethod.PUT)
                                        .uri(URI.create(uri))
                                        .build())
                                .build())
                        .call()
                        .responseBody()
                        .orElseThrow()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static EmulatedAws seeded(long seed) {
        return new EmulatedAws(EmulatedTime.virtual(START), Place.DEFAULT, new Random(seed));
    }

    private static String firstPool(EmulatedAws aws) {
        try (CognitoIdentityProviderClient cognito = CognitoIdentityProviderClient.builder()
                .httpClient(new InMemoryHttpClient(aws.network()))
                .region(Region.of(aws.place().region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "key")))
                .build()) {
            return cognito.createUserPool(r -> r.poolName("pool")).userPool().id();
        }
    }
}
