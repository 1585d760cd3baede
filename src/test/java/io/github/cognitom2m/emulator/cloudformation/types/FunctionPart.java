package io.github.cognitom2m.emulator.cloudformation.types;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.lambda.Functions;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** What belongs to a function that exists: versions, aliases, permissions, the configuration of invocations. */
final class FunctionPart implements ResourceType {

    private final Functions functions;
    private final Place place;
    private final BiFunction<Wanted, String, Identity> apply;
    private final Consumer<Existing> remove;

    /**
     * @param apply makes or changes the part, given the function's ARN; where that gives another physical id the part
     *     was replaced
     */
    FunctionPart(
            Functions functions, Place place, BiFunction<Wanted, String, Identity> apply, Consumer<Existing> remove) {
        this.functions = functions;
        this.place = place;
        this.apply = apply;
        this.remove = remove;
    }

    @Override
    public Identity create(Wanted wanted) {
        String name = String.valueOf(wanted.properties().get("FunctionName"));
        String arn = name.startsWith("arn:") ? name : place.arn("lambda", "function:" + name);
        if (!functions.exists(arn)) {
            throw AwsError.of("ResourceNotFoundException", "Function not found: " + arn);
        }
        return apply.apply(wanted, arn);
    }

    @Override
    public Identity update(Wanted wanted, Existing existing) {
        return create(wanted);
    }

    @Override
    public void delete(Existing existing) {
        remove.accept(existing);
    }
}
