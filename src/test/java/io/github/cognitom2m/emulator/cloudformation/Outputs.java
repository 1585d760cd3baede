package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.cloudformation.template.Evaluator;
import io.github.cognitom2m.emulator.cloudformation.template.Plan;
import java.util.Map;
import java.util.TreeMap;

/** A stack's outputs; the exports are those of them that other stacks can import, by export name. */
record Outputs(Map<String, String> values, Map<String, String> exports, Map<String, String> exportNames) {

    static final Outputs NONE = new Outputs(Map.of(), Map.of(), Map.of());

    Outputs {
        values = Map.copyOf(values);
        exports = Map.copyOf(exports);
        exportNames = Map.copyOf(exportNames);
    }

    static Outputs of(Plan plan, Evaluator evaluator) {
        Map<String, String> values = new TreeMap<>();
        Map<String, String> exports = new TreeMap<>();
        Map<String, String> exportNames = new TreeMap<>();
        plan.outputs().forEach((name, output) -> {
            String value = evaluator.text(output.value());
            values.put(name, value);
            output.exportName().map(evaluator::text).ifPresent(export -> {
                exports.put(export, value);
                exportNames.put(name, export);
            });
        });
        return new Outputs(values, exports, exportNames);
    }
}
