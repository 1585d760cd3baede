@NullMarked
package io.github.cognitom2m.plan;

import org.jspecify.annotations.NullMarked;
