/** Deployments by clients that this project did not write. */
@NullMarked
package io.github.cognitom2m.clients;

import org.jspecify.annotations.NullMarked;
