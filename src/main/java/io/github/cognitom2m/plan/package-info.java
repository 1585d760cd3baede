/** Compares what is wanted with what was observed and decides what to do; pure, no I/O. */
@NullMarked
package io.github.cognitom2m.plan;

import org.jspecify.annotations.NullMarked;
