package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.cloudformation.template.Surroundings;
import io.github.cognitom2m.emulator.cloudformation.types.Inventory;
import java.util.Optional;

/** What templates read of the account: exports and SSM parameters. */
record AccountSurroundings(Exports exports, Inventory inventory) implements Surroundings {

    @Override
    public Optional<String> exported(String name) {
        return exports.find(name);
    }

    @Override
    public Optional<String> ssmParameter(String name) {
        return inventory.ssmParameter(name);
    }
}
