package io.github.cognitom2m.emulator.cloudformation.sam;

import io.github.cognitom2m.emulator.cloudformation.template.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a function's code is: an object that was uploaded, or a folder that {@code sam deploy} would upload. */
public final class SamCode {
    /** The bucket in which code is that nobody has uploaded. */
    public static final String NOT_UPLOADED = "sam-artifacts";

    private static final Pattern URI = Pattern.compile("s3://([^/]+)/([^?]+)(\\?versionId=(.*))?");

    private SamCode() {}

    static Map<String, Object> location(Object codeUri) {
        Map<String, Object> location = new LinkedHashMap<>();
        if (codeUri instanceof Map<?, ?> object) {
            Json.object(object)
                    .forEach((name, value) ->
                            location.put(name.equals("Version") ? "S3ObjectVersion" : "S3" + name, value));
            return location;
        }
        Matcher uploaded = URI.matcher(String.valueOf(codeUri));
        boolean isUploaded = uploaded.matches();
        location.put("S3Bucket", isUploaded ? uploaded.group(1) : NOT_UPLOADED);
        location.put("S3Key", isUploaded ? uploaded.group(2) : String.valueOf(codeUri));
        return location;
    }
}
