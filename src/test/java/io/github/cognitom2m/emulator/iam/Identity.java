package io.github.cognitom2m.emulator.iam;

import java.util.List;
import java.util.Optional;

/** Somebody who calls, and what policies grant to it. */
public record Identity(String arn, List<Statement> statements) {

    public Identity {
        statements = List.copyOf(statements);
    }

    /** The statement that decides: one that denies before one that allows; empty where none says anything. */
    public Optional<Statement> decisive(Access access) {
        return statements.stream()
                .filter(statement -> statement.covers(access))
                .reduce((one, other) -> one.allows() ? other : one);
    }

    public boolean may(Access access) {
        return decisive(access).filter(Statement::allows).isPresent();
    }
}
