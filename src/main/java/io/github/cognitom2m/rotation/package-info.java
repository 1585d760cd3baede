/** Rotation of a client's secret, in the four steps of Secrets Manager; knows nothing of stacks. */
@NullMarked
package io.github.cognitom2m.rotation;

import org.jspecify.annotations.NullMarked;
