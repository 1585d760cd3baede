/** The emulated Secrets Manager: secrets, versions, staging labels, tags, replicas, policies and rotation. */
@NullMarked
package io.github.cognitom2m.emulator.secretsmanager;

import org.jspecify.annotations.NullMarked;
