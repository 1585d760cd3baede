/** What the tags of a secret say: who owns it, what was made, and who is at work on it. */
@NullMarked
package io.github.cognitom2m.ledger;

import org.jspecify.annotations.NullMarked;
