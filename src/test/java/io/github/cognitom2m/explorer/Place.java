package io.github.cognitom2m.explorer;

/**
 * A call of a scenario at which faults are worth a play.
 *
 * @param call its number
 * @param reads whether it changes nothing
 * @param beside whether other calls of the same step may be under way at the same time
 */
record Place(int call, boolean reads, boolean beside) {}
