package io.github.cognitom2m.docs;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** A test as documents name it: {@code ClassTest.method}, whichever package it is in. */
record NamedTest(String name) {
    private static final Path CLASSES = Path.of("target/test-classes");

    /** Whether it is a test that is neither disabled nor left to the thorough run: then a build that passed has passed it. */
    boolean isRunByEveryBuild() throws IOException {
        String[] names = name.split("\\.", -1);
        for (Class<?> type : types(names[0])) {
            for (Method method : type.getDeclaredMethods()) {
                boolean isTest =
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
                if (isTest && method.getName().equals(names[1]) && isRun(method) && isRun(type)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isRun(AnnotatedElement element) {
        return !element.isAnnotationPresent(Disabled.class) && element.getAnnotationsByType(Tag.class).length == 0;
    }

    private static List<Class<?>> types(String simpleName) throws IOException {
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file :
                    files.filter(found -> found.endsWith(simpleName + ".class")).toList()) {
                String path = CLASSES.relativize(file).toString();
                types.add(Class.forName(
                        path.substring(0, path.length() - ".class".length()).replace('/', '.')));
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return types;
    }
}
