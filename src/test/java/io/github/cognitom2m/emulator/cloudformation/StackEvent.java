package io.github.cognitom2m.emulator.cloudformation;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of a stack's history.
 *
 * @param logicalId that of the resource, or the stack's name
 * @param status a {@link ResourceStatus} or {@link StackStatus}
 */
public record StackEvent(
        Instant timestamp,
        String stackName,
        String logicalId,
        String type,
        Optional<String> physicalId,
        String status,
        Optional<String> reason) {}
