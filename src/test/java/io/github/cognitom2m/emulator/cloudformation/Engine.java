package io.github.cognitom2m.emulator.cloudformation;

import java.util.concurrent.Executor;

/** What every stack operation works with. */
record Engine(Provisioning provisioning, Executor executor, Executor operations, Exports exports, Quirks quirks) {}
