package io.github.cognitom2m.plan;

import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.properties.ResourceProperties;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The servers and domains that a ledger has and the properties no longer declare. */
public final class Undeclared {

    private Undeclared() {}

    /** The servers and domains that this resource no longer declares and that are therefore deleted. */
    public static List<Part> dropped(Ledger ledger, ResourceProperties wanted) {
        return parts(ledger, wanted).filter(part -> !part.retain()).toList();
    }

    static Stream<Part> parts(Ledger ledger, ResourceProperties wanted) {
        Optional<String> server = wanted.resourceServer().map(declared -> declared.identifier());
        Optional<String> domain = wanted.domain().map(declared -> declared.name());
        return ledger.parts().stream().filter(part -> switch (part.kind()) {
            case SERVER -> !server.equals(Optional.of(part.name()));
            case DOMAIN -> !domain.equals(Optional.of(part.name()));
            case CLIENT -> false;
        });
    }

    /** Those of them that still exist. */
    static List<Part> present(Ledger ledger, Observed observed, ResourceProperties wanted) {
        return dropped(ledger, wanted).stream()
                .filter(part -> part.kind() == Part.Kind.SERVER
                        ? Optional.ofNullable(observed.servers().get(part.name()))
                                .filter(part::owns)
                                .isPresent()
                        : observed.domainOfPool(part.name(), wanted.userPoolId())
                                .filter(part::owns)
                                .isPresent())
                .toList();
    }
}
