package io.github.cognitom2m.cloudformation;

import java.util.Optional;

/** What CloudFormation asks for. */
public enum RequestType {
    CREATE("Create"),
    UPDATE("Update"),
    DELETE("Delete");

    private final String wire;

    RequestType(String wire) {
        this.wire = wire;
    }

    /** The type of that name in an event; empty for a name that CloudFormation does not have today. */
    static Optional<RequestType> of(String wire) {
        for (RequestType type : values()) {
            if (type.wire.equals(wire)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return wire;
    }
}
