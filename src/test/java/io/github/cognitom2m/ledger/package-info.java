@NullMarked
package io.github.cognitom2m.ledger;

import org.jspecify.annotations.NullMarked;
