package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A secret has room for 50 tags: the ledger keeps its part of them, and does without where there is none. */
final class TagRoomTest {
    private static final int ALL = 50;
    private static final int OF_USERS = 20;

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void sufficesForTheMostTagsOfUsersWithRotationsRenamesAndManyDeliveries() {
        platform.cloudFormation().functions().delivery((arn, event, once) -> {
            for (int delivery = 0; delivery < 3; delivery++) {
                platform.passQueue();
                once.run();
            }
        });
        Deployed stack = platform.deploy("orders", properties("orders", "machines-one", "1"))
                .is(CREATE_COMPLETE);
        new Rotating(stack).rotate();
        stack.update(properties("billing", "machines-two", "2")).is(UPDATE_COMPLETE);
        stack.updateThenFail(properties("stock", "machines-three", "3")).is(UPDATE_ROLLBACK_COMPLETE);
        stack.update(properties("stock", "machines-three", "4")).is(UPDATE_COMPLETE);
        assertTrue(stack.tags().size() <= OF_USERS + 15, stack.tags()::toString);
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void isMadeByLeasesThatSayNothingAnyMore() {
        Deployed stack = platform.deploy("orders", properties("orders", "machines-one", "1"));
        // Deliveries whose processes were killed leave their leases behind.
        for (int killed = 0; stack.tags().size() < ALL; killed++) {
            tag(
                    stack,
                    "cognito-m2m:run-killed-" + killed,
                    "2026-11-22T10:00:%02dZ 2026-11-22T10:00:%02dZ Update request-%d"
                            .formatted(killed, killed, killed));
        }
        platform.aws().time().pass(Duration.ofMinutes(5));
        stack.update(properties("orders", "machines-one", "2")).is(UPDATE_COMPLETE);
        assertTrue(stack.tags().size() < OF_USERS + 15, stack.tags()::toString);
    }

    @Test
    void thatAPersonFilledStopsNeitherAnUpdateNorARollbackNorADelete() {
        Deployed stack = platform.deploy("orders", Orders.withScopes("read"));
        fill(stack);
        stack.update(Orders.withScopes("read", "write")).is(UPDATE_COMPLETE);
        fill(stack);
        stack.updateThenFail(Orders.withScopes("read")).is(UPDATE_ROLLBACK_COMPLETE);
        fill(stack);
        stack.update(Orders.server("billing", "pay") + Orders.domain("machines-new"))
                .is(UPDATE_ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("Secret.Tags: "), stack::failure);
        assertEquals(
                List.of("orders"),
                platform.aws().cognito().servers(platform.pool()).stream()
                        .map(server -> server.identifier())
                        .toList());
        fill(stack);
        new Rotating(stack).rotate();
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void isSharedOutInOneTable() throws IOException {
        String guide = Files.readString(Path.of("CONTRIBUTING.md"));
        Deployed stack = platform.deploy("orders", properties("orders", "machines-one", "1"));
        new Rotating(stack).rotate();
        for (String key : stack.tags().keySet()) {
            String kind = key.startsWith("tag-") ? "of users" : key.replaceFirst("run-.*", "run-…");
            assertTrue(guide.contains("| `" + kind + "` |") || guide.contains("| " + kind + " |"), kind);
        }
        int sum = guide.lines()
                .filter(line -> line.matches("\\| (`cognito-m2m:|of users).*"))
                .mapToInt(line -> Integer.parseInt(line.split("\\|", -1)[2].strip()))
                .sum();
        assertEquals(ALL, sum);
    }

    private void fill(Deployed stack) {
        for (int i = 0; stack.tags().size() < ALL; i++) {
            tag(stack, "by-hand-" + i, "x");
        }
    }

    private void tag(Deployed stack, String key, String value) {
        platform.aws().tag(stack.arn(), Map.of(key, value));
    }

    private static String properties(String server, String domain, String revision) {
        String tags = IntStream.range(0, OF_USERS)
                .mapToObj(i -> "{Key: tag-" + i + ", Value: v}")
                .collect(Collectors.joining(", ", "[", "]"));
        return Orders.server(server, "read") + Orders.domain(domain) + "Secret: {Tags: " + tags + "}\nRevision: '"
                + revision + "'\n";
    }
}
