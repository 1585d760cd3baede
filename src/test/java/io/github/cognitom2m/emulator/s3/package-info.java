/** S3: the buckets of an account, and the one that CloudFormation takes the answers of custom resources from. */
@NullMarked
package io.github.cognitom2m.emulator.s3;

import org.jspecify.annotations.NullMarked;
