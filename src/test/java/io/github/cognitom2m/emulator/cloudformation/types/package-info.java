/** Native resource types. */
@NullMarked
package io.github.cognitom2m.emulator.cloudformation.types;

import org.jspecify.annotations.NullMarked;
