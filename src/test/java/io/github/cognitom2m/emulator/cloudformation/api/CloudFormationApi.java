package io.github.cognitom2m.emulator.cloudformation.api;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.QueryService;
import io.github.cognitom2m.emulator.QueryService.Operation;
import io.github.cognitom2m.emulator.cloudformation.CloudFormation;
import io.github.cognitom2m.emulator.cloudformation.template.EvaluationError;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * CloudFormation's API.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Operations.html">Actions</a>
 */
public final class CloudFormationApi implements Service {
    private static final String NAMESPACE = "http://cloudformation.amazonaws.com/doc/2010-05-15/";

    /** What is kept beside the stacks, by their ids. */
    public record State(Map<String, StackDetails> details, List<ChangeSet> changeSets) {}

    private final Stacks stacks;
    private final QueryService operations;
    private final Lock oneAtATime = new ReentrantLock();

    /**
     * The API of one account and Region.
     *
     * @param storage where templates are that are too large for a request
     */
    public CloudFormationApi(CloudFormation cloudFormation, TemplateStorage storage, InstantSource time) {
        stacks = new Stacks(cloudFormation);
        Templates templates = new Templates(storage);
        Map<String, Operation> all = new HashMap<>();
        all.putAll(new StackOperations(stacks, templates).operations());
        all.putAll(new ChangeSetOperations(stacks, new ChangeSetCreation(stacks, templates, time)).operations());
        all.putAll(new StackQueries(stacks).operations());
        all.putAll(new ResourceQueries(stacks).operations());
        all.putAll(new TemplateOperations(stacks, templates).operations());
        all.replaceAll((name, operation) -> guarded(operation));
        operations = new QueryService(NAMESPACE, all);
    }

    @Override
    public Answer handle(Query request) throws IOException {
        return operations.handle(request);
    }

    public State state() {
        return stacks.state();
    }

    /** Continues with what was kept; the stacks themselves are restored by themselves. */
    public void restore(State state) {
        stacks.restore(state);
    }

    /** One call at a time looks at what there is and changes it; what the driver refuses is an error of the API. */
    private Operation guarded(Operation operation) {
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
