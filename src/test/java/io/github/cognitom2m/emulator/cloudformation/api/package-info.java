/** CloudFormation's API, by which real clients deploy: the query protocol in front of the driver. */
@NullMarked
package io.github.cognitom2m.emulator.cloudformation.api;

import org.jspecify.annotations.NullMarked;
