package io.github.cognitom2m.emulator.iam;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The policies that the project hands out, as identities that have nothing else. */
public final class Policies {
    private Policies() {}

    /** Whoever has the policy in this file. */
    public static Identity holder(Path file) {
        return Identity.user("arn:aws:iam::123456789012:user/" + file.getFileName(), statements(file));
    }

    public static List<Statement> statements(Path file) {
        try {
            return Statement.all(JSON.std.mapFrom(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
