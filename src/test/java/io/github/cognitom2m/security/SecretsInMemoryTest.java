package io.github.cognitom2m.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.cognitom2m.aws.ClientSecret;
import io.github.cognitom2m.cloudformation.ResponseUrl;
import io.github.cognitom2m.secret.Credential;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Secrets are nowhere in the process except where they are in use, and what holds one does not show it. */
final class SecretsInMemoryTest {
    private static final Path CLASSES = Path.of("target/classes");

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void areShownByNothingThatHoldsThem() {
        Credential credential = Credential.parse("""
                        {"client_id": "c", "client_secret": "kept", "token_endpoint": "t", "scope": "s",
                         "issuer": "i", "jwks_uri": "j"}""").orElseThrow();
        assertEquals("kept", credential.clientSecret().value());
        assertFalse(credential.toString().contains("kept"), credential::toString);
        ResponseUrl url = ResponseUrl.parse(
                "https://cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com/x?X-Amz-Signature=kept");
        assertFalse(url.toString().contains("kept"), url::toString);
    }

    /** So that whatever holds one, as a component of a record for example, shows no more than that type does. */
    @Test
    void areHeldAsTheirOwnType() throws ClassNotFoundException {
        List<String> texts = new ArrayList<>();
        for (Class<?> type : product()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().matches("(?i).*(clientSecret|password|signature|token)")
                        && field.getType().equals(String.class)) {
                    texts.add(field.toString());
                }
            }
        }
        assertEquals(List.of(), texts);
        assertTrue(product().contains(ClientSecret.class));
    }

    @Test
    void areInNoStaticFieldAfterwards() throws ReflectiveOperationException {
        platform.deploy("orders", Orders.withScopes("read"));
        Set<String> secrets = platform.aws().cognito().issuedSecrets();
        assertFalse(secrets.isEmpty());
        int looked = 0;
        for (Class<?> type : product()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    field.setAccessible(true);
                    ObjectGraph held = new ObjectGraph(field.get(null));
                    for (String secret : secrets) {
                        assertFalse(held.contains(secret), field::toString);
                    }
                    looked++;
                }
            }
        }
        assertTrue(looked > 0);
    }

    /** Or the test above would not see what does not show itself. */
    @Test
    void areFoundBehindWhatDoesNotShowThem() throws ReflectiveOperationException {
        ClientSecret secret = new ClientSecret("kept");
        for (Object holder : List.of(
                secret, List.of(secret), Map.of("k", Optional.of(secret)), new AtomicReference<>(secret), new Object[] {
                    "kept".toCharArray()
                })) {
            assertFalse(String.valueOf(holder).contains("kept"));
            assertTrue(new ObjectGraph(holder).contains("kept"), holder::toString);
            assertFalse(new ObjectGraph(holder).contains("other"));
        }
    }

    @Test
    void areInNoEnvironmentAndNoSystemProperty() {
        platform.deploy("orders", Orders.withScopes("read"));
        String surroundings =
                Map.copyOf(System.getenv()) + System.getProperties().toString();
        platform.aws()
                .cognito()
                .issuedSecrets()
                .forEach(secret -> assertFalse(surroundings.contains(secret), "in the environment"));
    }

    private static List<Class<?>> product() throws ClassNotFoundException {
        List<Class<?>> classes = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter().importPath(CLASSES)) {
            classes.add(Class.forName(type.getName()));
        }
        return classes;
    }
}
