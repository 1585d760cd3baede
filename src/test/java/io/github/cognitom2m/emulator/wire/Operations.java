package io.github.cognitom2m.emulator.wire;

import io.github.cognitom2m.emulator.JsonService.Operation;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts the check of its shape before each operation of a service.
 *
 * @param violation the error that a request which is out of shape is refused with
 */
public record Operations(SdkModel model, String violation) {

    /** What an operation answers to a request that is in shape. */
    @FunctionalInterface
    public interface Handler {
        Map<String, Object> answer(Input input);
    }

    public Map<String, Operation> checked(Map<String, Handler> handlers) {
        Map<String, Operation> checked = new HashMap<>();
        handlers.forEach((name, handler) -> {
            Shape.Structure shape = model.input(name);
            checked.put(name, input -> {
                ShapeCheck.check(shape, input, violation);
                return handler.answer(new Input(input));
            });
        });
        return checked;
    }
}
