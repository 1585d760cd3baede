package io.github.cognitom2m.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.ProviderCode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever reaches the handlers, from CloudFormation, Secrets Manager or AWS: a request whose URL is CloudFormation's
 * is answered once, nothing is sent anywhere else, no exception leaves a handler but a rotation's own, and no secret is
 * disclosed, even where AWS quotes one. The system property {@code fuzz.seed} plays inputs again (the sample's are always
 * the same); {@code fuzz.count} sets how many the thorough one has.
 */
final class FuzzTest {
    // What is disclosed is looked for by all secrets of a world, which become more with each input.
    private static final int A_WORLD = 100;
    // About as many as a request makes.
    private static final int MOST_CALLS = 20;
    private static final long SEED_OF_THE_SAMPLE = 20261122;

    private final ProviderCode code = new ProviderCode();

    @Test
    void aSampleOfInputsDoesNoHarm() throws IOException {
        play(2_000, Long.getLong("fuzz.seed", SEED_OF_THE_SAMPLE));
    }

    @Test
    @Tag("thorough")
    void fiftyThousandInputsDoNoHarm() throws IOException {
        play(Integer.getInteger("fuzz.count", 50_000), Long.getLong("fuzz.seed", System.nanoTime()));
    }

    private void play(int count, long seed) throws IOException {
        System.out.printf("%,d inputs, -Dfuzz.seed=%d%n", count, seed);
        Set<String> answered = new TreeSet<>();
        Set<String> rotated = new TreeSet<>();
        for (int first = 0; first < count; first += A_WORLD) {
            SplittableRandom random = new SplittableRandom(seed + first);
            FuzzWorld world = new FuzzWorld(code, random);
            for (int i = first; i < Math.min(first + A_WORLD, count); i++) {
                try {
                    play(world, random);
                } catch (AssertionError e) {
                    throw new AssertionError(
                            "input " + (i - first) + " of -Dfuzz.seed=" + (seed + first) + ": " + e.getMessage(), e);
                }
            }
            answered.addAll(world.answered());
            rotated.addAll(world.rotated());
        }
        // Or the inputs would be too wild to get as far as to AWS, or too tame.
        assertEquals(Set.of("FAILED", "SUCCESS"), answered);
        assertTrue(rotated.containsAll(List.of("RotationFailed", "RotationSucceeded")), rotated::toString);
    }

    private static void play(FuzzWorld world, SplittableRandom random) throws IOException {
        switch (random.nextInt(22)) {
            case 0 -> {
                world.answering(new RandomAnswer(random), random.nextInt(MOST_CALLS));
                world.provide(RandomEvent.sound(random, world.setting()));
                world.answeringAsAws();
            }
            case 1 -> world.provide(RandomEvent.sound(random, world.setting()));
            case 2 -> {
                world.answering(new RandomAnswer(random), random.nextInt(MOST_CALLS));
                world.rotate(step -> step);
                world.answeringAsAws();
            }
            case 3 -> world.rotate(step -> RandomEvent.spoiledStep(random, step));
            case 4, 5, 6 -> world.answerTheUnanswered(RandomEvent.any(random, world.setting()));
            default -> world.provide(RandomEvent.any(random, world.setting()));
        }
    }
}
