/** The secret that holds the credential, in AWS Secrets Manager; knows the SDK only. */
@NullMarked
package io.github.cognitom2m.secret;

import org.jspecify.annotations.NullMarked;
