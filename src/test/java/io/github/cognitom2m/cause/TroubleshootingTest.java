package io.github.cognitom2m.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page for those whose stack has failed knows every reason that there is. */
final class TroubleshootingTest {

    @Test
    void explainsWhateverAReasonBeginsWith() throws IOException {
        String page = Files.readString(Path.of("docs/troubleshooting.md"));
        List<String> unexplained = KnownErrors.ALL.stream()
                .map(KnownError::property)
                .filter(property -> !property.isEmpty() && !page.contains("| `" + property + "` |"))
                .toList();
        assertEquals(List.of(), unexplained);
    }
}
