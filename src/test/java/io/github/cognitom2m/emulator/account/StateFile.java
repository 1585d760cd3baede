package io.github.cognitom2m.emulator.account;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record in a file: what it consists of are other records, optional values, and what the JDK serializes. A file is read
 * only by a program whose records are the same.
 */
record StateFile(Path path) {
    private static final ObjectInputFilter OWN =
            ObjectInputFilter.Config.createFilter("java.base/*;io.github.cognitom2m.**;com.nimbusds.jose.**;!*");

    /** What a record is written as, because records of the emulator need not know that they are. */
    private record Form(Class<?> type, List<String> names, List<Object> values) implements Serializable {

        static Form of(Record written) throws ReflectiveOperationException {
            List<Object> values = new ArrayList<>();
            for (RecordComponent component : written.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                values.add(component.getAccessor().invoke(written));
            }
            return new Form(written.getClass(), names(written.getClass()), values);
        }

        static List<String> names(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::toString)
                    .toList();
        }

        private Object readResolve() throws InvalidObjectException {
            try {
                if (!type.isRecord() || !names.equals(names(type))) {
                    throw new InvalidObjectException(type + " had " + names);
                }
                Class<?>[] types = Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
                Constructor<?> constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor.newInstance(values.toArray());
            } catch (ReflectiveOperationException e) {
                throw new InvalidObjectException(type.toString(), e);
            }
        }
    }

    /** What an optional value is written as. */
    private record Perhaps(@Nullable Object value) implements Serializable {
        private Object readResolve() {
            return Optional.ofNullable(value);
        }
    }

    private static final class Output extends ObjectOutputStream {
        Output(OutputStream out) throws IOException {
            super(out);
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object written) throws IOException {
            try {
                return switch (written) {
                    case Serializable serializable -> serializable;
                    case Optional<?> optional -> new Perhaps(optional.orElse(null));
                    case Record other -> Form.of(other);
                    // Such as what a parser makes.
                    case Map<?, ?> map -> new LinkedHashMap<>(map);
                    case List<?> list -> new ArrayList<>(list);
                    default -> written;
                };
            } catch (ReflectiveOperationException e) {
                throw new IOException(e);
            }
        }
    }

    /** Replaces the file as a whole, so that it is complete whenever the process ends; nobody else can read it. */
    void write(Record state) throws IOException {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (ObjectOutputStream out = new Output(new BufferedOutputStream(Files.newOutputStream(next)))) {
            out.writeObject(state);
        }
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Empty if there is none; throws {@link UnusableFolder} if it was written by a program with other records. */
    <T extends Record> Optional<T> read(Class<T> type) throws UnusableFolder {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (ObjectInputStream in = new ObjectInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            in.setObjectInputFilter(OWN);
            return Optional.of(type.cast(in.readObject()));
        } catch (IOException | ClassNotFoundException | ClassCastException e) {
            throw new UnusableFolder(
                    path + " was written by another version of this project; keep the account in another folder, or"
                            + " delete this one",
                    e);
        }
    }
}
