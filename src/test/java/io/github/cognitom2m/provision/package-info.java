/** Tests of what is decided and done for a stack. */
@NullMarked
package io.github.cognitom2m.provision;

import org.jspecify.annotations.NullMarked;
