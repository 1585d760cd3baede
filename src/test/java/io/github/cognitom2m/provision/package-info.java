@NullMarked
package io.github.cognitom2m.provision;

import org.jspecify.annotations.NullMarked;
