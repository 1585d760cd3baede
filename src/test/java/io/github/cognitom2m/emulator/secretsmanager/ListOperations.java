package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.wire.Input;
import io.github.cognitom2m.emulator.wire.Operations.Handler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ListSecrets. */
final class ListOperations {

    private final Vault vault;
    private final Answers answers;

    ListOperations(Vault vault, Answers answers) {
        this.vault = vault;
        this.answers = answers;
    }

    Map<String, Handler> operations() {
        return Map.of("ListSecrets", this::list);
    }

    private Map<String, Object> list(Input input) {
        boolean deleted = input.flag("IncludePlannedDeletion");
        List<ListFilter> filters =
                input.items("Filters").stream().map(ListFilter::parse).toList();
        List<Secret> found = new ArrayList<>(vault.allListed().stream()
                .filter(secret -> deleted || secret.deletion().isEmpty())
                .filter(secret -> filters.stream().allMatch(filter -> filter.matches(secret)))
                .toList());
        if (newestFirst(input)) {
            Collections.reverse(found);
        }
        Page<Secret> page = Page.of(found, input);
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("SecretList", page.items().stream().map(answers::entry).toList());
        page.next().ifPresent(next -> output.put("NextToken", next));
        return output;
    }

    // Fact: SM-LIST-ORDER
    private static boolean newestFirst(Input input) {
        String order = input.optionalText("SortOrder").orElse("asc");
        if (!List.of("asc", "desc").contains(order)) {
            throw AwsError.of("ValidationException", "SortOrder must be asc or desc");
        }
        return order.equals("desc");
    }
}
