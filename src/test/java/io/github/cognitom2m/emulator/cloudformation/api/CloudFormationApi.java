package io.github.cognitom2m.emulator.cloudformation.api;

import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.QueryService;
import io.github.cognitom2m.emulator.QueryService.Operation;
import io.github.cognitom2m.emulator.cloudformation.CloudFormation;
import io.github.cognitom2m.emulator.cloudformation.template.EvaluationError;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * CloudFormation's API.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Operations.html">Actions</a>
 */
public final class CloudFormationApi {
    private static final String NAMESPACE = "http://cloudformation.amazonaws.com/doc/2010-05-15/";

    private CloudFormationApi() {}

    /**
     * The API of one account and Region.
     *
     * @param storage where templates are that are too large for a request
     */
    public static Service of(CloudFormation cloudFormation, TemplateStorage storage, InstantSource time) {
        Stacks stacks = new Stacks(cloudFormation);
        Templates templates = new Templates(storage);
        Map<String, Operation> operations = new HashMap<>();
        operations.putAll(new StackOperations(stacks, templates).operations());
        operations.putAll(new ChangeSetOperations(stacks, new ChangeSetCreation(stacks, templates, time)).operations());
        operations.putAll(new StackQueries(stacks).operations());
        operations.putAll(new ResourceQueries(stacks).operations());
        operations.putAll(new TemplateOperations(stacks, templates).operations());
        Lock oneAtATime = new ReentrantLock();
        operations.replaceAll((name, operation) -> guarded(operation, oneAtATime));
        return new QueryService(NAMESPACE, operations);
    }

    /** One call at a time looks at what there is and changes it; what the driver refuses is an error of the API. */
    private static Operation guarded(Operation operation, Lock oneAtATime) {
        return input -> {
            oneAtATime.lock();
            try {
                return operation.call(input);
            } catch (ValidationError | EvaluationError e) {
                throw Input.invalid(String.valueOf(e.getMessage()));
            } finally {
                oneAtATime.unlock();
            }
        };
    }
}
