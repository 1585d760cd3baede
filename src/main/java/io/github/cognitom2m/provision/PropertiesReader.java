package io.github.cognitom2m.provision;

import java.util.Map;

/** Reads and checks. */
final class PropertiesReader {
    private PropertiesReader() {}

    @SuppressWarnings("DoNotCallSuggester") // for the moment
    static ResourceProperties read(Map<String, Object> properties, ResourceProperties.Context context) {
        throw new IllegalStateException("not read yet: " + properties.size() + context.logicalId());
    }
}
