package io.github.cognitom2m.emulator.secretsmanager;

import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordContractTest {
    private final ContractTarget aws = ContractTarget.chosen();

    @AfterEach
    void cleanUp() {
        aws.close();
    }

    @Test
    void aPasswordHasThirtyTwoCharactersOfEveryType() {
        String password = aws.client().getRandomPassword().randomPassword();

        assertEquals(32, password.length());
        for (String type : new String[] {"[A-Z]", "[a-z]", "[0-9]", "[^A-Za-z0-9 ]"}) {
            assertTrue(password.matches("(?s).*" + type + ".*"), type);
        }
    }

    @Test
    void withoutPunctuationItFitsACognitoClient() {
        String password = aws.client()
                .getRandomPassword(request -> request.passwordLength(64L).excludePunctuation(true))
                .randomPassword();

        assertTrue(password.matches("[A-Za-z0-9]{64}"), password);
    }

    @Test
    void withoutAnyCharacterThereIsNoPassword() {
        String refusal = refusal(() -> aws.client()
                .getRandomPassword(request -> request.excludePunctuation(true)
                        .excludeNumbers(true)
                        .excludeLowercase(true)
                        .excludeUppercase(true)));

        assertTrue(refusal.startsWith("InvalidParameterException"), refusal);
    }
}
