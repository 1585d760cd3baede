/** Turns a failure into a sentence that a person can act on. */
@NullMarked
package io.github.cognitom2m.cause;

import org.jspecify.annotations.NullMarked;
