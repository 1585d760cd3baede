package io.github.cognitom2m.emulator.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.lambda.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a folder is a whole account, whenever its process ends. */
final class StateFolderTest {
    private record Inner(Optional<String> text, Map<String, Integer> numbers) {}

    private record Outer(List<Inner> inner, Instant time) {}

    @TempDir
    private Path directory;

    @Test
    void keepsAnAccountWhoseProcessIsNotAskedToEnd() throws Exception {
        Path kept = directory.resolve("kept");
        Path copy = directory.resolve("copy");
        try (ServedAccount account = serve(kept)) {
            account.aws().call("cognito-idp", "CreateUserPool", Map.of("PoolName", "orders"));
            EmulatedTime time = EmulatedTime.real();
            Background.threads(time).await(() -> knows(kept, "orders"), Instant.MAX);
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.resolve("account"))));
            Files.createDirectory(copy);
            Files.copy(kept.resolve("account"), copy.resolve("account"));
            Files.createFile(copy.resolve("account.lock"));
        }
        try (ServedAccount account = serve(copy)) {
            assertEquals(1, account.aws().cognito().pools().size());
        }
    }

    @Test
    void readsARecordWithAllThatItConsistsOf() throws IOException {
        StateFile file = new StateFile(directory.resolve("file"));
        Outer written = new Outer(
                List.of(
                        new Inner(Optional.of("a"), new TreeMap<>(Map.of("b", 1))),
                        new Inner(Optional.empty(), Map.of())),
                Instant.EPOCH.plus(Duration.ofNanos(1)));
        file.write(written);
        assertEquals(Optional.of(written), file.read(Outer.class));
        assertThrows(UnusableFolder.class, () -> file.read(Inner.class));
    }

    @Test
    void leavesAFolderWithOtherFilesAsItIs() throws IOException {
        Path theirs = Files.createDirectories(
                directory.resolve("theirs").resolve("functions").resolve("of-somebody"));
        Path folder = directory.resolve("theirs");
        UnusableFolder refused =
                assertThrows(UnusableFolder.class, () -> serve(folder).close());
        assertTrue(String.valueOf(refused.getMessage()).contains("choose an empty folder"), refused::toString);
        assertTrue(Files.exists(theirs));
    }

    @Test
    void saysThatAFileIsNoFolder() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        UnusableFolder refused =
                assertThrows(UnusableFolder.class, () -> serve(file).close());
        assertTrue(String.valueOf(refused.getMessage()).contains("choose another folder"), refused::toString);
    }

    private static boolean knows(Path kept, String text) {
        try {
            return new StateFile(kept.resolve("account"))
                    .read(AccountState.class)
                    .filter(state -> state.toString().contains(text))
                    .isPresent();
        } catch (UnusableFolder e) {
            throw new IllegalStateException(e);
        }
    }

    private ServedAccount serve(Path kept) throws Exception {
        return new ServedAccount(
                EmulatedTime.real(),
                0,
                Files.createTempDirectory(directory, "run"),
                Optional.of(kept),
                account -> configuration -> {
                    throw new IllegalArgumentException(configuration.handler());
                });
    }
}
