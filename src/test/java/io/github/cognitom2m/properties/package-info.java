@NullMarked
package io.github.cognitom2m.properties;

import org.jspecify.annotations.NullMarked;
