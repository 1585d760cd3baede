package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.Optional;

/** What a template reads of its account and Region. */
public interface Surroundings {

    /** The value that a stack exports under a name. */
    Optional<String> exported(String name);

    /** The value of an SSM parameter. */
    Optional<String> ssmParameter(String name);
}
