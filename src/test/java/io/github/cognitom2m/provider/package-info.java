/** The provider's own stack: that it works, stays ready, and can be had. */
@NullMarked
package io.github.cognitom2m.provider;

import org.jspecify.annotations.NullMarked;
