package io.github.cognitom2m.provision;

import java.util.Map;

/** The outcome of a request that did not fail. */
public sealed interface Outcome {

    /** The resource is as requested, or gone; the attributes are what {@code Fn::GetAtt} returns. */
    record Done(String physicalId, Map<String, String> attributes) implements Outcome {
        public Done {
            attributes = Map.copyOf(attributes);
        }
    }

    /** Another delivery of the same request is running and answers; this one must not. */
    record LeftToOther() implements Outcome {}
}
