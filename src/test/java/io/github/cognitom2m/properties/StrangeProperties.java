package io.github.cognitom2m.properties;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Good properties with a few of any shape put in their place, the same in every run. */
final class StrangeProperties {
    private static final List<String> NAMES = List.of(
            ("UserPoolId ResourceServer Identifier Name Scopes ScopeName ScopeDescription Domain ManagedLoginVersion"
                            + " CustomDomainConfig CertificateArn Client ClientName AllowedOAuthScopes ClientId"
                            + " AccessTokenValidity TokenValidityUnits AccessToken Secret Description KmsKeyId Tags Key"
                            + " Value ReplicaRegions Region VerifyToken Revision AdoptExisting RenamedFrom SharedWith Other")
                    .split(" "));
    private static final List<Object> SCALARS = List.of(
            "",
            " ",
            "x",
            "true",
            "-1",
            "99999999999999999999",
            "\uD83D",
            "\u0000",
            "a/b",
            "orders",
            "orders/read",
            "us-east-1_AbCdEf123",
            "x".repeat(3_000),
            true,
            0,
            Long.MAX_VALUE,
            1e300,
            BigInteger.TWO.pow(200));

    private final Random random = new Random(20261122);

    Given next() {
        Given given = Given.properties();
        for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
            given.with(path(), value(0));
        }
        return given;
    }

    private String path() {
        return random.nextBoolean()
                ? name()
                : List.of("ResourceServer", "Client", "Secret").get(random.nextInt(3)) + "." + name();
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private Object value(int depth) {
        int shape = depth > 3 ? 0 : random.nextInt(5);
        if (shape == 1) {
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                list.add(value(depth + 1));
            }
            return list;
        }
        if (shape == 2) {
            Map<String, Object> map = new HashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                map.put(name(), value(depth + 1));
            }
            return map;
        }
        return SCALARS.get(random.nextInt(SCALARS.size()));
    }
}
