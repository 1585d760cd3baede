package io.github.cognitom2m.properties;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the Regions that the user wants the secret replicated to, with the key that each uses. */
final class ReplicaRegions {
    private static final int MOST = 50;
    static final TextRule REGION = new TextRule(
            1,
            128,
            c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-',
            "the code of a Region, such as eu-west-1,");

    private ReplicaRegions() {}

    static Map<String, Optional<String>> parse(Properties secret, String ownRegion) {
        Map<String, Optional<String>> regions = new TreeMap<>();
        for (Properties replica : secret.objects("ReplicaRegions", MOST, "write it as {Region: eu-west-1}")) {
            replica.unknownNames(List.of("Region", "KmsKeyId"));
            String region = replica.required("Region", REGION);
            if (region.equals(ownRegion)) {
                replica.wrong("Region", Quoted.of(region) + " is where the secret itself is", "leave it out");
            }
            Optional<String> key = replica.string("KmsKeyId", Rules.KMS_KEY_ID);
            if (regions.put(region, key) != null && !region.isEmpty()) {
                replica.wrong("Region", Quoted.of(region) + " is listed more than once", "keep one of them");
            }
        }
        return regions;
    }
}
