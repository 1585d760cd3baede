@NullMarked
package io.github.cognitom2m;

import org.jspecify.annotations.NullMarked;
