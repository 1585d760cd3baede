package io.github.cognitom2m.fuzz;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** JSON of every shape: any nesting, any characters, names that mean something elsewhere. */
record RandomJson(RandomGenerator random) {
    private static final List<Object> SCALARS = List.of(
            "",
            " ",
            "true",
            "-1",
            "1e999",
            "99999999999999999999",
            "\uD83D",
            "\uD83D\uDE00",
            "\u0000\u0007\u001b[31m",
            "\u202Egnp.exe",
            "\r\nInjected: header",
            "${AWS::AccountId}",
            "$(id)",
            "'; DROP TABLE users; --",
            "../../etc/passwd",
            "%s%n%x",
            "arn:aws:secretsmanager:us-east-1:999999999999:secret:theirs-AbCdEf",
            "us-east-1_AbCdEf123",
            "x".repeat(5_000),
            true,
            0,
            Long.MIN_VALUE,
            -0.0,
            1e300,
            BigInteger.TWO.pow(4000));

    private static final List<String> NAMES = List.of(
            "",
            "ServiceToken",
            "ServiceTimeout",
            "ResponseURL",
            "RequestId",
            "RequestType",
            "PhysicalResourceId",
            "UserPoolId",
            "userpoolid",
            "ResourceServer",
            "Identifier",
            "Name",
            "Scopes",
            "ScopeName",
            "ScopeDescription",
            "Domain",
            "ManagedLoginVersion",
            "CustomDomainConfig",
            "CertificateArn",
            "Client",
            "ClientName",
            "AllowedOAuthScopes",
            "ClientId",
            "AccessTokenValidity",
            "TokenValidityUnits",
            "AccessToken",
            "Secret",
            "Description",
            "KmsKeyId",
            "Tags",
            "Key",
            "Value",
            "ReplicaRegions",
            "Region",
            "VerifyToken",
            "Revision",
            "AdoptExisting",
            "Ключ",
            "__proto__",
            "a.b[0]");

    Object value() {
        return value(0);
    }

    String name() {
        return pick(NAMES);
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Object value(int depth) {
        int shape = depth > 3 ? 0 : random.nextInt(6);
        return switch (shape) {
            case 1 -> list(depth);
            case 2 -> map(depth);
            case 3 -> characters();
            default -> pick(SCALARS);
        };
    }

    private List<Object> list(int depth) {
        if (random.nextInt(40) == 0) {
            return Collections.nCopies(2_000, value(4));
        }
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(depth + 1));
        }
        return list;
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(name(), value(depth + 1));
        }
        return map;
    }

    /** Any UTF-16 units, those without a meaning included. */
    private String characters() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append((char) random.nextInt(Character.MAX_VALUE + 1));
        }
        return text.toString();
    }
}
