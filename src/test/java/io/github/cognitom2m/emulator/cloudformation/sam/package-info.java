/** The part of the SAM transform that the project's templates use. */
@NullMarked
package io.github.cognitom2m.emulator.cloudformation.sam;

import org.jspecify.annotations.NullMarked;
