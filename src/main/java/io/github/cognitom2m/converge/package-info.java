/** Brings Cognito and the secret to what a plan says, in an order in which nothing that works stops working. */
@NullMarked
package io.github.cognitom2m.converge;

import org.jspecify.annotations.NullMarked;
