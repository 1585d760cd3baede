package io.github.cognitom2m.emulator.s3;

import com.sun.net.httpserver.HttpExchange;
import io.github.cognitom2m.emulator.AwsError;
import java.io.IOException;

/**
 * S3's API, path style, as far as deployment clients need it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html">Actions</a>
 */
public record S3Api(ObjectStore store, String region) {

    /** Answers a request; objects are bytes, which is why this knows the server. */
    public void handle(HttpExchange http) throws IOException {
        S3Call call = S3Call.of(http);
        S3Answer answer;
        try {
            answer = answer(call);
        } catch (AwsError e) {
            answer = S3Answer.failure(e, call);
        }
        answer.send(http);
    }

    private S3Answer answer(S3Call call) {
        if (call.bucket().isEmpty()) {
            return new BucketOperations(store, region).list();
        }
        if (call.key().isEmpty()) {
            return new BucketOperations(store, region).answer(call);
        }
        return call.has("uploads") || call.has("uploadId")
                ? new UploadOperations(store).answer(call)
                : new ObjectOperations(store).answer(call);
    }

    static AwsError unknown(S3Call call) {
        return new AwsError(
                501,
                "NotImplemented",
                call.method() + " /" + (call.key().isEmpty() ? "bucket" : "bucket/key") + " with "
                        + call.parameters().keySet() + " is not emulated");
    }
}
