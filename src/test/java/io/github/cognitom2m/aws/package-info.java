@NullMarked
package io.github.cognitom2m.aws;

import org.jspecify.annotations.NullMarked;
