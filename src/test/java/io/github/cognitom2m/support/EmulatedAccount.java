package io.github.cognitom2m.support;

import io.github.cognitom2m.HandlersInProcess;
import io.github.cognitom2m.cognito.Endpoints;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.InMemoryHttpClient;
import io.github.cognitom2m.emulator.cloudformation.CloudFormation;
import io.github.cognitom2m.emulator.cloudformation.Execution;
import io.github.cognitom2m.emulator.cloudformation.Quirks;
import io.github.cognitom2m.emulator.cloudformation.StackEvent;
import io.github.cognitom2m.emulator.cloudformation.api.CloudFormationApi;
import io.github.cognitom2m.emulator.cloudformation.types.FunctionIdentities;
import io.github.cognitom2m.emulator.lambda.FunctionResolver;
import io.github.cognitom2m.emulator.lambda.InvokeApi;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import software.amazon.awssdk.http.SdkHttpClient;

/** An AWS account in this process, where CloudFormation deploys templates whose functions are the product's handlers. */
public final class EmulatedAccount {
    private final EmulatedAws aws;
    private final CloudFormation cloudFormation;
    private final List<StackEvent> events = new CopyOnWriteArrayList<>();

    private EmulatedAccount(EmulatedAws aws, FunctionResolver functions, Execution execution, Quirks quirks) {
        this.aws = aws;
        this.cloudFormation = new CloudFormation(
                new CloudFormation.Settings(aws.place(), aws.time(), execution, quirks, 1),
                aws.network(),
                aws.responseBucket(),
                functions);
        aws.secretsManager().rotationFunctions(cloudFormation.rotationFunctions());
        aws.network()
                .bind(
                        aws.place().apiHost("cloudformation"),
                        new CloudFormationApi(cloudFormation, url -> Optional.empty(), aws.time()));
        aws.network().bind(aws.place().apiHost("lambda"), new InvokeApi(cloudFormation.functions(), aws.place()));
        aws.iam().functions(functionIdentities()::of);
        cloudFormation.listen(events::add);
        // After each operation, whichever test it is of.
        cloudFormation.listen(event -> {
            if (event.type().equals("AWS::CloudFormation::Stack")
                    && !event.status().endsWith("IN_PROGRESS")) {
                refuseDisclosures();
            }
        });
    }

    /** The roles that deployed functions work under. */
    public FunctionIdentities functionIdentities() {
        return new FunctionIdentities(cloudFormation.inventory(), aws.place());
    }

    /** Fails where a secret was told anywhere until now. */
    public void refuseDisclosures() {
        Disclosures.refuse(aws, cloudFormation.functions(), events);
    }

    /** On virtual time, with everything done in one thread and in the same order every time. */
    public static EmulatedAccount deterministic() {
        return deterministic(Quirks.USUAL);
    }

    public static EmulatedAccount deterministic(Quirks quirks) {
        EmulatedTime time = EmulatedTime.virtual(Instant.parse("2026-11-22T10:00:00Z"));
        EmulatedAws aws = new EmulatedAws(time);
        return new EmulatedAccount(
                aws,
                new HandlersInProcess(
                        aws, new InMemoryHttpClient(aws.network()), Endpoints.AWS_TOKEN_ENDPOINT, Runnable::run),
                Execution.deterministic(time),
                quirks);
    }

    /** On real time, with all that is independent in parallel. */
    public static EmulatedAccount concurrent() {
        EmulatedAws aws = new EmulatedAws(EmulatedTime.real());
        return concurrent(aws, new InMemoryHttpClient(aws.network()), Endpoints.AWS_TOKEN_ENDPOINT);
    }

    /** On real time, too, with functions that reach AWS by the given client and token endpoints under the given URL. */
    public static EmulatedAccount concurrent(EmulatedAws aws, SdkHttpClient http, String tokenEndpoint) {
        return concurrent(aws, new HandlersInProcess(aws, http, tokenEndpoint, Executors.newCachedThreadPool()));
    }

    /** On real time, too, with whatever code is found for a function. */
    public static EmulatedAccount concurrent(EmulatedAws aws, FunctionResolver functions) {
        return new EmulatedAccount(aws, functions, Execution.threads(aws.time()), Quirks.USUAL);
    }

    public EmulatedAws aws() {
        return aws;
    }

    public CloudFormation cloudFormation() {
        return cloudFormation;
    }
}
