@NullMarked
package io.github.cognitom2m.converge;

import org.jspecify.annotations.NullMarked;
