package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.lambda.Background;
import io.github.cognitom2m.emulator.lambda.Functions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Sends requests to custom resources and waits for their answers. */
final class CustomResources {

    private final Functions functions;
    private final Responses responses;
    private final Background background;
    private final EmulatedTime time;
    private final Names names;

    CustomResources(Functions functions, Responses responses, Background background, EmulatedTime time, Names names) {
        this.functions = functions;
        this.responses = responses;
        this.background = background;
        this.time = time;
        this.names = names;
    }

    Outcome create(Stack stack, StackResource wanted) {
        CustomResourceEvent event =
                event("Create", stack, wanted, Optional.empty(), wanted.properties(), Optional.empty());
        Cancellations cancellations = stack.cancellations();
        String id = wanted.logicalId();
        Outcome outcome = send(event, names.generated(stack.name(), id), () -> cancellations.contains(id));
        return cancellations.contains(id)
                ? new Outcome.Failed(
                        "Resource creation cancelled",
                        cancellations.madeUpId(id).orElseGet(() -> names.generated(stack.name(), id)))
                : outcome;
    }

    Outcome update(Stack stack, StackResource existing, String physicalId, Map<String, Object> properties) {
        Cancellations cancellations = stack.cancellations();
        String id = existing.logicalId();
        Outcome outcome = send(
                updateEvent(stack, existing, physicalId, properties), physicalId, () -> cancellations.contains(id));
        return cancellations.contains(id) ? new Outcome.Failed("Resource update cancelled", physicalId) : outcome;
    }

    /** An Update with the property sets swapped, which nothing cancels. */
    Outcome rollback(Stack stack, StackResource existing, String physicalId, Map<String, Object> properties) {
        return send(updateEvent(stack, existing, physicalId, properties), physicalId, () -> false);
    }

    Outcome delete(Stack stack, StackResource existing, Map<String, Object> properties) {
        CustomResourceEvent event = event("Delete", stack, existing, existing.known(), properties, Optional.empty());
        return send(event, existing.physicalId(), () -> false);
    }

    private CustomResourceEvent updateEvent(
            Stack stack, StackResource existing, String physicalId, Map<String, Object> properties) {
        return event(
                "Update", stack, existing, Optional.of(physicalId), properties, Optional.of(existing.properties()));
    }

    private CustomResourceEvent event(
            String type,
            Stack stack,
            StackResource resource,
            Optional<String> physicalId,
            Map<String, Object> properties,
            Optional<Map<String, Object>> oldProperties) {
        return new CustomResourceEvent(
                type,
                names.uuid(),
                stack.id(),
                resource.logicalId(),
                resource.type(),
                physicalId,
                properties,
                oldProperties);
    }

    private Outcome send(CustomResourceEvent event, String fallbackId, BooleanSupplier cancelled) {
        if (!functions.exists(event.serviceToken())) {
            return new Outcome.Untouched("Function not found: " + event.serviceToken()
                    + " (Service: Lambda, Status Code: 404, Request ID: " + names.uuid() + ")");
        }
        Instant issued = time.instant();
        String id = event.requestId();
        // Fact: CFN-ASYNCHRONOUS
        functions.invokeAsynchronously(
                event.serviceToken(), event.json(responses.sign(event.stackId(), event.logicalId(), id, issued)));
        background.await(
                () -> cancelled.getAsBoolean() || responses.answer(id).isPresent(),
                issued.plusSeconds(event.timeout()));
        return responses
                .answer(id)
                .map(body -> CustomResourceAnswer.read(body, event, fallbackId))
                // Fact: CFN-TIMEOUT
                .orElseGet(() -> new Outcome.Failed(
                        "CloudFormation did not receive a response from your Custom Resource. Please check your logs"
                                + " for requestId [" + id + "]. If you are using the Python cfn-response module, you"
                                + " may need to update your Lambda function code so that CloudFormation can attach the"
                                + " updated version.",
                        fallbackId));
    }
}
