/** What the tags of a secret say: who owns it, what was created, and who is working on it. */
@NullMarked
package io.github.cognitom2m.ledger;

import org.jspecify.annotations.NullMarked;
