@NullMarked
package io.github.cognitom2m.time;

import org.jspecify.annotations.NullMarked;
