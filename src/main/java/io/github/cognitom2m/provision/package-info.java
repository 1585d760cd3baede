/** The ledger, what has to change, and in which order. */
@NullMarked
package io.github.cognitom2m.provision;

import org.jspecify.annotations.NullMarked;
