/** Lambda: functions, versions, aliases, and how asynchronous invocation retries and stops. */
@NullMarked
package io.github.cognitom2m.emulator.lambda;

import org.jspecify.annotations.NullMarked;
