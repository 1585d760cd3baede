package io.github.cognitom2m.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.LoopbackServer;
import io.github.cognitom2m.emulator.QueryService;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script that says what is wrong with credentials, with the real AWS CLI. */
@Tag("thorough")
final class CheckCredentialsTest {
    private static final String USER = "arn:aws:iam::123456789012:user/dev";
    private static final String SESSION = "arn:aws:sts::123456789012:assumed-role/Developer/jo";
    private static final String ROLE = "arn:aws:iam::123456789012:role/teams/Developer";

    private final Set<String> asked = new TreeSet<>();
    private final EmulatedAws aws = new EmulatedAws(EmulatedTime.real());

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start(aws);

    private final Shell shell = Shell.reaching(server.endpoint());

    @BeforeAll
    static void needsTools() {
        Shell.needs("aws");
    }

    @Test
    void tellsWhoAndWhereAndAsksForEverythingThatThePolicyOfDeployersGrants() throws IOException {
        Set<String> granted = Pattern.compile("[a-z0-9-]+:[A-Z][A-Za-z]+")
                .matcher(Files.readString(Path.of("policies/deployer.json")))
                .results()
                .map(MatchResult::group)
                .filter(action -> !action.equals("iam:PassedToService"))
                .collect(Collectors.toSet());
        identity(USER);
        simulation(USER, List.of());
        assertSays(0, "region     us-east-1", "account    123456789012", "identity   " + USER, "ok         every");
        assertEquals(granted, asked);
    }

    @Test
    void namesThePermissionsThatARoleLacks() {
        identity(SESSION);
        simulation(ROLE, List.of("iam:PassRole", "cognito-idp:CreateUserPool"));
        assertSays(
                1,
                "permissions are missing",
                "  iam:PassRole on arn:aws:iam::123456789012:role/cognito-m2m-dev\n",
                "  cognito-idp:CreateUserPool on *\n");
    }

    @Test
    void saysWhatItTakesToLookPermissionsUp() {
        identity(USER);
        bind("iam", Map.of("SimulatePrincipalPolicy", form -> {
            throw new AwsError(403, "AccessDenied", "not authorized");
        }));
        assertSays(1, "the permissions cannot be checked", "iam:SimulatePrincipalPolicy");
    }

    @Test
    void endsEarlyForTheRootUser() {
        identity("arn:aws:iam::123456789012:root");
        assertSays(0, "the root user may do everything");
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidClientTokenId, the access key is not known to AWS",
        "ExpiredToken, the credentials have expired",
        "SignatureDoesNotMatch, the secret access key or the clock is wrong",
        "ServiceUnavailable, AWS refused"
    })
    void saysWhatToDoWhereAwsRefusesTheCredentials(String code, String meaning) {
        bind("sts", Map.of("GetCallerIdentity", form -> {
            throw new AwsError(403, code, "refused");
        }));
        assertSays(1, meaning);
    }

    @Test
    void saysWhatToDoWhereNothingIsConfigured() {
        assertEquals(
                List.of(
                        "no credentials",
                        "no Region",
                        "no such profile",
                        "AWS_REGION is eu-west-1, but the SAM CLI deploys to us-east-1",
                        "aws is not installed"),
                List.of(
                        failure(shell.without("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")),
                        failure(shell.without("AWS_DEFAULT_REGION")),
                        failure(shell.with("AWS_PROFILE", "absent")),
                        failure(shell.with("AWS_REGION", "eu-west-1")),
                        failure(shell.with("PATH", "/nonexistent"))));
    }

    @Test
    void saysSoWhereAwsIsOutOfReach() {
        assertTrue(failure(shell.with("AWS_ENDPOINT_URL", "http://127.0.0.1:1").with("AWS_MAX_ATTEMPTS", "1"))
                .startsWith("AWS cannot be reached"));
    }

    private void identity(String arn) {
        bind(
                "sts",
                Map.of("GetCallerIdentity", form -> Map.of("Account", "123456789012", "UserId", "AIDA", "Arn", arn)));
    }

    /** Lets IAM know one principal, and deny it these actions. */
    private void simulation(String principal, List<String> denied) {
        bind(
                "iam",
                Map.of(
                        "GetRole",
                        form -> Map.of("Role", Map.of("Arn", ROLE)),
                        "SimulatePrincipalPolicy",
                        form -> simulated(principal, denied, form)));
    }

    private Map<String, Object> simulated(String principal, List<String> denied, Map<String, Object> form) {
        // A policy of least privilege allows nothing on all resources.
        String resource = Json.text(Json.list(form.get("ResourceArns")).getFirst());
        if (!principal.equals(form.get("PolicySourceArn")) || resource.contains("-*")) {
            throw AwsError.of("InvalidInput", String.valueOf(form));
        }
        List<Object> results = new ArrayList<>();
        for (Object item : Json.list(form.get("ActionNames"))) {
            String action = Json.text(item);
            asked.add(action);
            results.add(Map.of(
                    "EvalActionName", action, "EvalDecision", denied.contains(action) ? "implicitDeny" : "allowed"));
        }
        return Map.of("EvaluationResults", results);
    }

    private void bind(String service, Map<String, QueryService.Operation> operations) {
        aws.network().bind(aws.place().apiHost(service), new QueryService(operations));
    }

    private void assertSays(int status, String... messages) {
        Shell.Result result = shell.run("scripts/check-credentials.sh");
        assertEquals(status, result.status(), result.output());
        for (String message : messages) {
            assertTrue(result.output().contains(message), result.output());
        }
    }

    private static String failure(Shell shell) {
        Shell.Result result = shell.run("scripts/check-credentials.sh");
        assertEquals(1, result.status(), result.output());
        return result.output()
                .lines()
                .filter(line -> line.startsWith("FAILED"))
                .map(line -> line.substring("FAILED".length()).strip())
                .findFirst()
                .orElseThrow();
    }
}
