/** Plays stack operations with every fault at every AWS call, and checks what must hold all the same. */
@NullMarked
package io.github.cognitom2m.explorer;

import org.jspecify.annotations.NullMarked;
