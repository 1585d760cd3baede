package io.github.cognitom2m.packaged;

import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.lambda.FunctionCode;
import io.github.cognitom2m.emulator.lambda.FunctionConfiguration;
import io.github.cognitom2m.emulator.runtime.Artifact;
import io.github.cognitom2m.emulator.runtime.LoopbackProxy;
import io.github.cognitom2m.emulator.runtime.PackagedCode;
import io.github.cognitom2m.emulator.runtime.TestAuthority;
import io.github.cognitom2m.support.EmulatedAccount;
import io.github.cognitom2m.support.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** A platform whose functions are what is shipped: processes of their own, with AWS's runtime client and real sockets. */
public final class PackagedPlatform implements AutoCloseable {
    private final EmulatedAws aws = new EmulatedAws(EmulatedTime.real());
    private final Path directory;
    private final LoopbackProxy proxy;
    private final Map<String, PackagedCode> functions = new ConcurrentHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Platform platform;

    public PackagedPlatform(Path directory) throws Exception {
        this.directory = directory;
        TestAuthority authority = TestAuthority.create(
                directory,
                List.of(
                        "*.us-east-1.amazonaws.com",
                        "*.s3.us-east-1.amazonaws.com",
                        "*.auth.us-east-1.amazoncognito.com"));
        proxy = LoopbackProxy.start(aws.network(), authority);
        platform = new Platform(EmulatedAccount.concurrent(aws, this::function));
    }

    public Platform platform() {
        return platform;
    }

    /** The function that does the work. */
    public PackagedCode provider() {
        return functions.values().stream()
                .filter(code -> code.packaging().configuration().handler().contains("CustomResourceHandler"))
                .findFirst()
                .orElseThrow();
    }

    /** Lets something happen when this has been called and done for the first time; its answer gets lost. */
    public void after(String operation, Runnable incident) {
        AtomicBoolean happened = new AtomicBoolean();
        aws.network().weather((request, service) -> {
            Answer answer = service.handle(request);
            if (request.header("x-amz-target").orElse("").endsWith("." + operation)
                    && happened.compareAndSet(false, true)) {
                incident.run();
                throw new IOException("lost");
            }
            return answer;
        });
    }

    /** Lets the next request whose URI or operation matches, and its repeats, wait: it is taken, and that is all. */
    void silenceUntilTheAnswer(String requests) {
        int answers = aws.responseBucket().deliveries().size();
        aws.network().weather((request, service) -> {
            String what = request.uri() + " " + request.header("x-amz-target").orElse("");
            if (aws.responseBucket().deliveries().size() == answers && what.matches(requests)) {
                awaitTheEnd();
                throw new IOException("never");
            }
            return service.handle(request);
        });
    }

    private void awaitTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private FunctionCode function(FunctionConfiguration configuration) {
        return functions.computeIfAbsent(configuration.arn(), arn -> {
            try {
                return new PackagedCode(
                        new PackagedCode.Packaging(Artifact.built(), configuration, proxy.jvmFlags()), directory);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        for (PackagedCode code : functions.values()) {
            code.close();
        }
        proxy.close();
    }
}
