package io.github.cognitom2m.emulator.iam;

import java.util.List;
import java.util.Optional;

/**
 * Somebody who calls, and what policies grant to it.
 *
 * @param arn the caller, for a role one session of it
 * @param principal the user or the role itself, which policies name as {@code aws:PrincipalArn}
 * @param boundary the ARN of the policy beyond which nothing is granted
 */
public record Identity(String arn, String principal, List<Statement> statements, Optional<String> boundary) {

    public Identity {
        statements = List.copyOf(statements);
    }

    /** A user without a permissions boundary. */
    public static Identity user(String arn, List<Statement> statements) {
        return new Identity(arn, arn, statements, Optional.empty());
    }

    /** The statement that decides: one that denies before one that allows; empty if none says anything. */
    public Optional<Statement> decisive(Access access) {
        return decisive(statements, access);
    }

    static Optional<Statement> decisive(List<Statement> statements, Access access) {
        return statements.stream()
                .filter(statement -> statement.covers(access))
                .reduce((one, other) -> one.allows() ? other : one);
    }

    public boolean may(Access access) {
        return decisive(access).filter(Statement::allows).isPresent();
    }
}
