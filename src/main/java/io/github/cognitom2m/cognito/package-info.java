/** One class for each noun of Amazon Cognito; knows the SDK only. */
@NullMarked
package io.github.cognitom2m.cognito;

import org.jspecify.annotations.NullMarked;
