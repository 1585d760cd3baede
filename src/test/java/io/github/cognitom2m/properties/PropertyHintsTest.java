package io.github.cognitom2m.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.cloudformation.StackId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people paste or write in another form is met with one sentence that names the right one. */
final class PropertyHintsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Client.GenerateSecret | leave it out: the client always has a secret",
                "Client.AllowedOAuthFlows | leave it out: the flow is always client_credentials",
                "Client.AllowedOAuthFlowsUserPoolClient | leave it out: it is always true",
                "Client.ExplicitAuthFlows | leave it out: it is for users who sign in, and only machines use this client",
                "Client.RefreshTokenValidity | leave it out: machines get access tokens only",
                "Client.UserPoolId | leave it out: UserPoolId of the resource names the pool",
                "ResourceServer.UserPoolId | leave it out: UserPoolId of the resource names the pool",
                "Secret.GenerateSecretString | leave it out: the value is always that of the client's credentials",
                "Secret.RotationDays | leave it out: to rotate, declare an AWS::SecretsManager::RotationSchedule whose"
                        + " SecretId is !Ref this resource",
                "Secret.Nam | perhaps Name is meant"
            })
    void namesOfNativeTypesSayWhyTheyAreNotNeeded(String path, String hint) {
        assertEquals(
                List.of(path + ": is not known here; " + hint + "."),
                Given.properties().with(path, "x").problems());
    }

    @Test
    void formsThatAreNotQuiteRightAreNamed() {
        assertEquals(
                List.of("UserPoolId: is an ARN; use the id at its end, 'us-east-1_AbCdEf123'."),
                Given.properties()
                        .with("UserPoolId", "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_AbCdEf123")
                        .problems());
        assertEquals(
                List.of(
                        "Domain.Domain: is a URL; use the prefix, or your own host name, alone: without https:// and path."),
                Given.properties()
                        .with("Domain.Domain", "https://machines.auth.us-east-1.amazoncognito.com")
                        .problems());
        assertEquals(
                List.of(
                        "ResourceServer.Scopes[0]: is not an object; write it as {ScopeName: read, ScopeDescription: Read"
                                + " orders}."),
                Given.properties()
                        .with("ResourceServer.Scopes", List.of("read"))
                        .with("Client.AllowedOAuthScopes", List.of("billing/pay"))
                        .problems());
    }

    @Test
    void anEmptyTextInAListIsAbsence() {
        assertEquals(
                Given.properties().parse().client().scopes(),
                Given.properties()
                        .with("Client.AllowedOAuthScopes", List.of(""))
                        .parse()
                        .client()
                        .scopes());
        assertEquals(
                Set.of("billing/pay"),
                Given.properties()
                        .with("Client.AllowedOAuthScopes", List.of("", "billing/pay"))
                        .parse()
                        .client()
                        .scopes());
        assertEquals(
                Map.of(),
                Given.properties()
                        .with("Secret.ReplicaRegions", List.of(""))
                        .parse()
                        .secret()
                        .replicaRegions());
    }

    @ParameterizedTest
    @CsvSource({
        "Domain.Domain, -my-aws-",
        "Domain.Domain, My_aws",
        "Domain.Domain, awsamazon",
        "Client.AllowedOAuthScopes, orders/a b",
        "Secret.Name, elsewhere/a b",
        "ResourceServer.Identifier, 'a b'"
    })
    void aValueThatIsRefusedIsComplainedAboutOnce(String path, String value) {
        Object given = path.endsWith("Scopes") ? List.of(value) : value;
        assertEquals(1, Given.properties().with(path, given).problems().size());
    }

    @Test
    void aDefaultClientNameThatIsTooLongIsShortened() {
        String stack = "s".repeat(128);
        ResourceProperties.Context context = new ResourceProperties.Context(
                new StackId("arn:aws:cloudformation:us-east-1:123456789012:stack/" + stack + "/guid"),
                "Credentials",
                "m2m/");
        String name = Given.properties().parse(context).client().name();
        assertEquals("s".repeat(109) + "-Credentials", name);
        assertEquals(Rules.CLIENT_NAME.max(), name.length());
    }

    @Test
    void aSecretNameMayEndAsArnsDo() {
        assertEquals(
                "m2m/name-abc123",
                Given.properties()
                        .with("Secret.Name", "m2m/name-abc123")
                        .parse()
                        .secret()
                        .name());
    }
}
