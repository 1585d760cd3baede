package io.github.cognitom2m.emulator.account;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * Where an account is kept whenever nothing is under way in it. What is under way when the process ends has not begun
 * when the account is served again.
 */
final class StateFolder implements AutoCloseable {
    /** Something that an account does. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final FileChannel lock;
    private final StateFile file;
    // Shared by all that begins anything: requests, and schedules.
    private final ReadWriteLock requests = new ReentrantReadWriteLock();
    private final int port;
    private Optional<AccountState> kept;

    /**
     * Makes the folder if there is none.
     *
     * @param port where the account is to be served, or 0 for wherever it was
     * @throws UnusableFolder if it has something else in it, another process has it, a program with other records has
     *     written to it, or the account in it is at another port
     */
    StateFolder(Path folder, int port) throws IOException {
        this.folder = folder;
        this.file = new StateFile(folder.resolve("account"));
        this.lock = lock(folder);
        try {
            if (!isLocked()) {
                throw new UnusableFolder("another process serves the account in " + folder
                        + "; end it, or keep this account in another folder");
            }
            kept = file.read(AccountState.class);
            this.port = kept.map(AccountState::port).orElse(port);
            if (port != 0 && port != this.port) {
                throw new UnusableFolder("the account in " + folder + " is at port " + this.port
                        + ", which its secrets name; leave out --port, or keep this account in another folder");
            }
        } catch (UnusableFolder e) {
            lock.close();
            throw e;
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        try {
            // Nobody else may read the secrets.
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Path lock = folder.resolve("account.lock");
            if (!Files.exists(lock) && !isEmpty(folder)) {
                throw new UnusableFolder(folder + " has other files in it; choose an empty folder, or a new one");
            }
            return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (FileSystemException e) {
            throw new UnusableFolder("cannot write to " + folder + "; choose another folder", e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private boolean isLocked() throws IOException {
        try {
            FileLock taken = lock.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Where the account is to be served: 0 for any port. */
    int port() {
        return port;
    }

    /** Where the code of functions is. */
    Path functions() throws IOException {
        return Files.createDirectories(folder.resolve("functions"));
    }

    /** Continues with what an earlier process has kept. */
    void restore(KeptParts parts) throws IOException {
        kept.ifPresent(parts::restore);
        parts.functions().deleteUnused();
    }

    /** Stands before every request, so that an account is not kept in the middle of one. */
    Filter filter() {
        return new Filter() {
            @Override
            public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
                during(() -> chain.doFilter(exchange));
            }

            @Override
            public String description() {
                return "waits while the account is being kept";
            }
        };
    }

    /** Does what the account begins by itself, in the middle of which it is not kept either. */
    void during(Work work) throws IOException {
        requests.readLock().lock();
        try {
            work.run();
        } finally {
            requests.readLock().unlock();
        }
    }

    /** Keeps the account if nothing is under way and anything has changed. */
    synchronized void keep(KeptParts parts) throws IOException {
        // Waiting would hold up requests that a request under way waits for.
        if (!requests.writeLock().tryLock()) {
            return;
        }
        try {
            boolean wasQuiet = parts.isQuiet();
            AccountState state = parts.state();
            // Whoever has the account in the same process begins without a request.
            if (wasQuiet && parts.isQuiet() && !kept.equals(Optional.of(state))) {
                file.write(state);
                kept = Optional.of(state);
            }
        } finally {
            requests.writeLock().unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
