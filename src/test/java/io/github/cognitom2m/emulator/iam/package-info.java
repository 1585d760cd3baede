/** Who may call what: the policies of identities, evaluated as IAM does. */
@NullMarked
package io.github.cognitom2m.emulator.iam;

import org.jspecify.annotations.NullMarked;
