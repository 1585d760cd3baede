package io.github.cognitom2m.emulator.cloudformation.api;

import java.net.URI;
import java.util.Optional;

/** Where templates are read from that are not in the request. */
@FunctionalInterface
public interface TemplateStorage {

    /** The object that an S3 URL names. */
    Optional<String> read(URI url);
}
