/** What the emulated services share below them: the shapes of requests, and how their members are read. */
@NullMarked
package io.github.cognitom2m.emulator.wire;

import org.jspecify.annotations.NullMarked;
