/** The handlers under input that nobody would send, but somebody might. */
@NullMarked
package io.github.cognitom2m.fuzz;

import org.jspecify.annotations.NullMarked;
