package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.docs.Page;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Guide;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.Users;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Terraform or native resources have made comes under a stack, and its users never fail. */
final class MigrationTest {
    private static final Set<String> SCOPES = Set.of("m2m-client/read", "m2m-client/write");

    private static final String REQUESTED = "m2m-client/read%20m2m-client/write";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void takesOverWhatTheGuideMadeAndChangesNothingOfIt() throws IOException {
        Guide guide = Guide.apply(platform);
        List<Map<String, Object>> before = guide.described();
        Deployed stack = users(guide).watch(() -> adopt(guide)).is(CREATE_COMPLETE);
        assertEquals(before, guide.described());
        assertEquals(guide.clientId(), stack.attribute("ClientId"));
        assertEquals(guide.clientSecret(), stack.credential().get("client_secret"));
        assertEquals(guide.tokenEndpoint(), stack.credential().get("token_endpoint"));
        assertEquals(SCOPES, stack.granted());
    }

    @Test
    void takesOverWhatWasChangedByHandSinceAsItIs() throws IOException {
        Guide guide = Guide.apply(platform);
        guide.changeByHand();
        List<Map<String, Object>> before = guide.described();
        Deployed stack = users(guide).watch(() -> adopt(guide)).is(CREATE_COMPLETE);
        assertEquals(before, guide.described());
        users(guide).watch(stack::delete).is(DELETE_COMPLETE);
        assertEquals(before, guide.described());
    }

    @Test
    void leavesEverythingToTerraformWhereTheStackIsDeletedAgain() {
        Guide guide = Guide.apply(platform);
        List<Map<String, Object>> before = guide.described();
        Deployed stack = adopt(guide).is(CREATE_COMPLETE);
        users(guide).watch(stack::delete).is(DELETE_COMPLETE);
        assertEquals(before, guide.described());
        users(guide).watch(() -> adopt(guide)).is(CREATE_COMPLETE);
    }

    @Test
    void refusesAStackThatDeclaresLessThanTheGuideMade() {
        Guide guide = Guide.apply(platform);
        List<Map<String, Object>> before = guide.described();
        String less = text().replace("          - m2m-client/write\n", "");
        Deployed stack = users(guide).watch(() -> deploy(less, guide)).is(ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("would lose scopes"), stack::failure);
        assertEquals(before, guide.described());
    }

    @Test
    void putsOneResourceInThePlaceOfNativeOnesInOneUpdate() throws IOException {
        Page steps = Page.load("docs/migration.md");
        Map<String, String> pool = Map.of("Pool", platform.pool());
        Stack stack = platform.cloudFormation()
                .create("orders", Template.parse(steps.code("The stack before", "yaml")), pool);
        String clientId =
                new Deployed(platform, stack).is(CREATE_COMPLETE).stack().output("ClientId");
        String secret = platform.aws().cognito().issuedSecrets().iterator().next();
        URI endpoint = URI.create("https://orders-dev-auth.auth.us-east-1.amazoncognito.com/oauth2/token");
        String after = steps.code("The stack afterwards", "yaml").replace("1example23456789", clientId);
        Deployed deployed = new Users(platform, endpoint, clientId, secret, REQUESTED).watch(() -> {
            stack.update(Template.parse(after), pool);
            return new Deployed(platform, stack);
        });
        deployed.is(UPDATE_COMPLETE);
        assertEquals(clientId, deployed.attribute("ClientId"));
        assertEquals(secret, deployed.credential().get("client_secret"));
        assertEquals(SCOPES, deployed.granted());
        assertEquals(Set.of("Credentials"), stack.resources().keySet());
    }

    private Users users(Guide guide) {
        return new Users(
                platform, URI.create(guide.tokenEndpoint()), guide.clientId(), guide.clientSecret(), REQUESTED);
    }

    private Deployed adopt(Guide guide) {
        return deploy(text(), guide);
    }

    private Deployed deploy(String template, Guide guide) {
        Map<String, String> parameters =
                Map.of("ProviderStack", Platform.PROVIDER, "UserPoolId", guide.pool(), "ClientId", guide.clientId());
        return new Deployed(
                platform, platform.cloudFormation().create("adopted", Template.parse(template), parameters));
    }

    private static String text() {
        try {
            return Files.readString(Path.of("examples/adopt.yaml"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
