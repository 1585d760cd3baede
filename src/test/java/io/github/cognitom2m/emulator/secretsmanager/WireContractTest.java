package io.github.cognitom2m.emulator.secretsmanager;

import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.newToken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests and errors that an SDK would not send or show. */
class WireContractTest {
    private final ContractTarget aws = ContractTarget.chosen();

    @AfterEach
    void cleanUp() {
        aws.close();
    }

    @Test
    void anIdWithOtherCharactersIsRefusedByEveryOperationThatTakesOne() throws IOException {
        List<String> operations = List.of(
                "DescribeSecret",
                "GetSecretValue",
                "PutSecretValue",
                "UpdateSecret",
                "DeleteSecret",
                "RestoreSecret",
                "ListSecretVersionIds",
                "RotateSecret",
                "CancelRotateSecret",
                "GetResourcePolicy",
                "DeleteResourcePolicy");
        for (String operation : operations) {
            String refusal =
                    aws.rawRefusal(operation, Map.of("SecretId", "has space", "ClientRequestToken", newToken()));
            assertTrue(refusal.startsWith("ValidationException: Invalid name."), operation + ": " + refusal);
        }
    }

    @Test
    void theTextOfAnErrorIsItsMessageInAwssOwnSpelling() throws IOException {
        assertEquals(
                "Secrets Manager can't find the specified secret.",
                aws.rawError("DescribeSecret", Map.of("SecretId", "x")).get("Message"));
    }

    @Test
    void aTokenIsRequiredOfWhoeverFillsNoneIn() throws IOException {
        assertEquals(
                "InvalidRequestException: You must provide a ClientRequestToken value. We recommend a UUID-type value.",
                aws.rawRefusal("CreateSecret", Map.of("Name", "raw")));
    }

    @Test
    void unknownMembersAreIgnoredAndUnknownOperationsRefused() throws IOException {
        String member = aws.rawRefusal("DescribeSecret", Map.of("SecretId", "x", "FutureMember", "x"));
        String operation = aws.rawRefusal("DescribeSecrets", Map.of());

        assertTrue(member.startsWith("ResourceNotFoundException"), member);
        assertTrue(operation.startsWith("UnknownOperationException"), operation);
    }
}
