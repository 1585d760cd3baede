/** CloudFormation: deploys real template files onto the emulated AWS, custom resources included. */
@NullMarked
package io.github.cognitom2m.emulator.cloudformation;

import org.jspecify.annotations.NullMarked;
