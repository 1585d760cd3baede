package io.github.cognitom2m.emulator.cloudformation.api;

import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Plan;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the text of the template that a request is about. */
record Templates(TemplateStorage storage) {
    private static final int LARGEST_BODY = 51_200;
    private static final int LARGEST_OBJECT = 1_048_576;

    /** @param former the stack whose template a request may ask to keep */
    String text(Input input, Optional<Stack> former) {
        Optional<String> body = input.text("TemplateBody");
        Optional<String> url = input.text("TemplateURL");
        if (input.flag("UsePreviousTemplate")) {
            return former.flatMap(Stack::plan)
                    .map(Plan::template)
                    .map(template -> template.source().text())
                    .orElseThrow(() -> Input.invalid("UsePreviousTemplate needs a stack that has a template"));
        }
        if (body.isPresent() == url.isPresent()) {
            throw Input.invalid(
                    body.isPresent()
                            ? "You cannot specify both a template body and a template URL."
                            : "Either Template URL or Template Body must be specified.");
        }
        return body.map(text -> checked(text, LARGEST_BODY, "templateBody"))
                .orElseGet(() -> checked(read(url.orElseThrow()), LARGEST_OBJECT, "templateURL"));
    }

    private String read(String url) {
        try {
            return storage.read(URI.create(url))
                    .orElseThrow(() -> Input.invalid("S3 error: The specified key does not exist. (" + url + ")"));
        } catch (IllegalArgumentException e) {
            throw Input.invalid("TemplateURL must be a supported URL.");
        }
    }

    private static String checked(String text, int most, String member) {
        if (text.getBytes(StandardCharsets.UTF_8).length > most) {
            throw Input.invalid("1 validation error detected: Value at '" + member
                    + "' failed to satisfy constraint: Member must have length less than or equal to " + most);
        }
        return text;
    }
}
