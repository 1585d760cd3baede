package io.github.cognitom2m.scripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A curl that writes down its arguments, which every process of the machine can read, and then does what curl does. */
public record RecordedCurl(Path directory) {

    public static RecordedCurl in(Path directory) throws IOException {
        String real = new Shell(Map.of()).run("command -v curl").output().strip();
        Path curl = directory.resolve("curl");
        Files.writeString(
                curl,
                "#!/bin/sh\nprintf '%s\\n' \"$@\" >>'" + directory.resolve("arguments") + "'\nexec " + real
                        + " \"$@\"\n");
        if (!curl.toFile().setExecutable(true)) {
            throw new IOException(curl + " cannot be made executable");
        }
        return new RecordedCurl(directory);
    }

    /** The PATH on which this curl comes first. */
    public String path() {
        return directory + ":" + System.getenv("PATH");
    }

    public String arguments() throws IOException {
        return Files.readString(directory.resolve("arguments"));
    }
}
