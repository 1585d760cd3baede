/** What a stack asks for: the resource's properties, read, checked and defaulted, and its attributes. */
@NullMarked
package io.github.cognitom2m.properties;

import org.jspecify.annotations.NullMarked;
