/** EventBridge, as far as rules on a schedule go. */
@NullMarked
package io.github.cognitom2m.emulator.eventbridge;

import org.jspecify.annotations.NullMarked;
