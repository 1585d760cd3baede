package io.github.cognitom2m.emulator.cloudformation;

/**
 * Behavior of CloudFormation that is not known for certain, so that tests try both.
 *
 * @param cleanupCarriesOwnProperties whether the Delete that cleans up after a replacement carries the properties of
 *     the generation that it deletes, or those of the one that stays
 * @param rollbackCarriesOldId whether the swapped Update after a replacement carries the id of the old generation, or
 *     that of the new one
 */
public record Quirks(boolean cleanupCarriesOwnProperties, boolean rollbackCarriesOldId) {

    /** As the documentation's sample and the reports have it. */
    // Facts: CFN-CLEANUP-PROPERTIES, CFN-ROLLBACK-ID
    public static final Quirks USUAL = new Quirks(false, false);
}
