package io.github.cognitom2m.aws;

import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** AWS lists that come in pages, each of which is a call with the time that is left by then. */
public final class Pages {
    private Pages() {}

    /** A call for the page with the given token. */
    @FunctionalInterface
    public interface Call<P> {

        P page(@Nullable String token);
    }

    /**
     * All pages, each fetched when it is read.
     *
     * @param next the token of the page after a page; null where there is none
     */
    public static <P> Stream<P> all(Call<P> call, Function<P, @Nullable String> next) {
        return Stream.iterate(call.page(null), Objects::nonNull, page -> {
            String token = next.apply(page);
            return token == null ? null : call.page(token);
        });
    }
}
