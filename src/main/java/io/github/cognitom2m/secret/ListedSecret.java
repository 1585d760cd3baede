package io.github.cognitom2m.secret;

import java.time.Instant;

/** A secret as a listing has it, which may be some minutes old. */
public record ListedSecret(FoundSecret secret, Instant created) {}
