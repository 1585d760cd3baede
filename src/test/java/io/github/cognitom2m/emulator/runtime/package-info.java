/** Lambda's runtime on loopback: what is shipped runs in a process of its own, in AWS's real runtime client. */
@NullMarked
package io.github.cognitom2m.emulator.runtime;

import org.jspecify.annotations.NullMarked;
