package io.github.cognitom2m.benchmark;

/** Lambda's list price in us-east-1, on arm64, in US dollars. */
final class Price {
    private static final double GIGABYTE_SECOND = 0.0000133334;
    private static final double REQUEST = 0.0000002;

    private Price() {}

    /** Of a thousand requests, each of which takes the function so many milliseconds. */
    static double ofThousand(double billedMillis, int memoryMb) {
        return 1_000 * (REQUEST + billedMillis / 1_000 * memoryMb / 1_024 * GIGABYTE_SECOND);
    }
}
