@NullMarked
package io.github.cognitom2m.cloudformation;

import org.jspecify.annotations.NullMarked;
