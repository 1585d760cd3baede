/** An AWS on loopback or in memory: what the tests, the local run and developers of consumers run against. */
@NullMarked
package io.github.cognitom2m.emulator;

import org.jspecify.annotations.NullMarked;
