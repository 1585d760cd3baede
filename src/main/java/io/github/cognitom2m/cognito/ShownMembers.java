package io.github.cognitom2m.cognito;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Sends back what Describe shows, because Cognito's Update operations reset what is left out. */
final class ShownMembers {

    private ShownMembers() {}

    /** Sets each member of an Update that a description has as well. */
    static void copy(SdkPojo described, SdkPojo update) {
        for (SdkField<?> member : update.sdkFields()) {
            SdkField<?> shown = described.sdkFieldNameToField().get(member.memberName());
            if (shown != null) {
                member.set(update, shown.getValueOrDefault(described));
            }
        }
    }
}
