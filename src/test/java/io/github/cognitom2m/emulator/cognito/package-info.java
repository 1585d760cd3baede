/** The emulated Cognito: user pools, their resource servers, domains and app clients, and the token endpoint. */
@NullMarked
package io.github.cognitom2m.emulator.cognito;

import org.jspecify.annotations.NullMarked;
