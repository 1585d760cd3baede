package io.github.cognitom2m;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.*;
import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.*;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import java.io.*;
import java.net.URI;
import java.time.*;
import java.util.*;
import org.junit.jupiter.api.Test;

@SuppressWarnings("all")
class SmokeTest {
    EmulatedAws aws = new EmulatedAws(EmulatedTime.virtual(Instant.parse("2026-11-22T10:00:00Z")));
    String stack = "arn:aws:cloudformation:us-east-1:123456789012:stack/shop/5b6fd0c0-0000-11f0-9d5d-0a1b2c3d4e5f";

    Map<String, Object> send(String type, Map<String, Object> properties, Map<String, Object> old, String id) throws Exception {
        String requestId = UUID.randomUUID().toString();
        Map<String, Object> e = new LinkedHashMap<>();
        e.put("RequestType", type);
        e.put("RequestId", requestId);
        e.put("StackId", stack);
        e.put("LogicalResourceId", "Credentials");
        e.put("ResourceType", "Custom::CognitoM2M");
        e.put("ResponseURL", aws.responseBucket().sign(stack, "Credentials", requestId, aws.time().instant()).toString());
        e.put("ResourceProperties", properties);
        if (old != null) e.put("OldResourceProperties", old);
        if (id != null) e.put("PhysicalResourceId", id);
        int before = aws.calls().all().size();
        Instant end = aws.time().instant().plusSeconds(240);
        Context context = (Context) java.lang.reflect.Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Context.class}, (p, m, a) -> switch (m.getName()) {
            case "getRemainingTimeInMillis" -> (int) Duration.between(aws.time().instant(), end).toMillis();
            case "getLogger" -> new LambdaLogger() {
                public void log(String s) { System.out.println("   LOG " + s); }
                public void log(byte[] b) {}
            };
            default -> null;
        });
        InMemoryProvider.handler(aws, Map.of(), Runnable::run).handleRequest(new ByteArrayInputStream(JSON.std.asString(e).getBytes(UTF_8)), new ByteArrayOutputStream(), context);
        List<Call> calls = aws.calls().all();
        for (Call c : calls.subList(before, calls.size())) System.out.println("   " + c.action() + " " + (c.error() == null ? "" : c.error() + " " + c.message()));
        String answer = aws.responseBucket().answer(requestId).orElse("none");
        System.out.println(type + " -> " + answer);
        aws.time().pass(Duration.ofSeconds(2));
        return JSON.std.mapFrom(answer);
    }

    @Test
    void life() throws Exception {
        String pool = call("CreateUserPool", Map.of("PoolName", "p"));
        Map<String, Object> p = props(pool, List.of("read", "write"));
        Map<String, Object> a = send("Create", p, null, null);
        String id = (String) a.get("PhysicalResourceId");
        Map<String, Object> p2 = props(pool, List.of("read", "write", "admin"));
        send("Update", p2, p, id);
        Map<String, Object> p3 = new HashMap<>(p2); p3.put("Revision", "2");
        send("Update", p3, p2, id);
        Map<String, Object> p4 = props(pool, List.of("read"));
        send("Update", p4, p3, id);
        String pool2 = call("CreateUserPool", Map.of("PoolName", "q"));
        Map<String, Object> p5 = props(pool2, List.of("read"));
        p5.put("Domain", Map.of("Domain", "shop-other"));
        Map<String, Object> b = send("Update", p5, p4, id);
        String id2 = (String) b.get("PhysicalResourceId");
        send("Update", p4, p5, id2);
        send("Delete", p5, null, id2);
        send("Delete", p4, null, id);
        send("Delete", p4, null, "shop-Credentials-XYZ");
        System.out.println(aws.secretsManager().secrets());
        System.out.println(aws.cognito().clients(pool) + " " + aws.cognito().servers(pool) + aws.cognito().domains() + aws.cognito().clients(pool2));
    }

    Map<String, Object> props(String pool, List<String> scopes) {
        Map<String, Object> m = new HashMap<>();
        m.put("ServiceToken", "arn:aws:lambda:us-east-1:123456789012:function:p:live");
        m.put("UserPoolId", pool);
        m.put("ResourceServer", Map.of("Identifier", "orders", "Scopes", scopes.stream().map(s -> Map.of("ScopeName", s, "ScopeDescription", "may " + s)).toList()));
        m.put("Domain", Map.of("Domain", "shop-auth"));
        return m;
    }

    String call(String op, Map<String, Object> in) throws Exception {
        var r = aws.network().handle(new Query("POST", URI.create("https://cognito-idp.us-east-1.amazonaws.com/"), Map.of("x-amz-target", "AWSCognitoIdentityProviderService." + op), JSON.std.asString(in)));
        return (String) ((Map) JSON.std.mapFrom(r.body()).get("UserPool")).get("Id");
    }
}
