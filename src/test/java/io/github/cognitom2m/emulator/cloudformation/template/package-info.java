/** Templates: reading, checking, and evaluating them. */
@NullMarked
package io.github.cognitom2m.emulator.cloudformation.template;

import org.jspecify.annotations.NullMarked;
