package io.github.cognitom2m.emulator;

import io.github.cognitom2m.emulator.iam.AccessKey;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Signs what a client of the SDK sends as somebody else: clients of one process share their credentials, and functions
 * that run in one process have each its own.
 */
public record CallerHttpClient(SdkHttpClient http, String accessKey) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        SdkHttpRequest signed = request.httpRequest();
        return signed.firstMatchingHeader("Authorization")
                .map(authorization -> http.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.copy(
                                copy -> copy.putHeader("Authorization", AccessKey.replaced(authorization, accessKey))))
                        .contentStreamProvider(request.contentStreamProvider().orElse(null))
                        .build()))
                .orElseGet(() -> http.prepareRequest(request));
    }

    @Override
    public void close() {
        http.close();
    }
}
