/** The clients of the AWS SDK, how every call is bounded, and what its outcome means. */
@NullMarked
package io.github.cognitom2m.aws;

import org.jspecify.annotations.NullMarked;
