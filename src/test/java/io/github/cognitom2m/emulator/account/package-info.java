/** An account on loopback that people and real clients deploy to, and the services that they need besides. */
@NullMarked
package io.github.cognitom2m.emulator.account;

import org.jspecify.annotations.NullMarked;
