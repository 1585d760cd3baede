/** How fast the packaged provider is, beside the least that any handler in Java needs; run by hand. */
@NullMarked
package io.github.cognitom2m.benchmark;

import org.jspecify.annotations.NullMarked;
