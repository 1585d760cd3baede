package io.github.cognitom2m.emulator.iam;

import java.util.Optional;

/**
 * The outcome of one access that an identity asked for.
 *
 * @param statement the one that decided; empty if none said anything, which is a denial
 */
public record Decision(Identity identity, Access access, Optional<Statement> statement) {

    public boolean allowed() {
        return statement.filter(Statement::allows).isPresent();
    }
}
