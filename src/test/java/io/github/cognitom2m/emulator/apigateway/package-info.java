/** An emulated Amazon API Gateway, as far as HTTP APIs for machines need one. */
@NullMarked
package io.github.cognitom2m.emulator.apigateway;

import org.jspecify.annotations.NullMarked;
