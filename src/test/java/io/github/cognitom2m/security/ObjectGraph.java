package io.github.cognitom2m.security;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Everything that is reachable from an object: its fields, and not only what its {@code toString} shows. */
record ObjectGraph(@Nullable Object root) {

    boolean contains(String text) throws ReflectiveOperationException {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>();
        add(open, root);
        while (!open.isEmpty()) {
            Object object = open.pop();
            if (seen.add(object)) {
                if (shown(object).contains(text)) {
                    return true;
                }
                expand(object, open);
            }
        }
        return false;
    }

    private static String shown(Object object) {
        return switch (object) {
            case byte[] bytes -> new String(bytes, StandardCharsets.ISO_8859_1);
            case char[] characters -> new String(characters);
            default -> String.valueOf(object);
        };
    }

    private static void expand(Object object, Deque<Object> open) throws ReflectiveOperationException {
        switch (object) {
            case Collection<?> items -> items.forEach(item -> add(open, item));
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    add(open, key);
                    add(open, value);
                });
            case Optional<?> optional -> optional.ifPresent(open::push);
            case AtomicReference<?> reference -> add(open, reference.get());
            default -> {
                Class<?> type = object.getClass();
                if (type.isArray() && !type.getComponentType().isPrimitive()) {
                    for (int i = 0; i < Array.getLength(object); i++) {
                        add(open, Array.get(object, i));
                    }
                } else if (!isOfJava(type)) {
                    fields(object, type, open);
                }
            }
        }
    }

    /** The JDK lets nobody look into its own objects; what matters of them is above. */
    private static boolean isOfJava(Class<?> type) {
        return type.isArray() || type.getModule().isNamed();
    }

    private static void fields(Object object, Class<?> type, Deque<Object> open) throws ReflectiveOperationException {
        for (Class<?> each = type; each != null && !isOfJava(each); each = each.getSuperclass()) {
            for (Field field : Arrays.asList(each.getDeclaredFields())) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    add(open, field.get(object));
                }
            }
        }
    }

    private static void add(Deque<Object> open, @Nullable Object object) {
        if (object != null) {
            open.push(object);
        }
    }
}
