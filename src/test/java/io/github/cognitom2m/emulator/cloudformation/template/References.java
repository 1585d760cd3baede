package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a value of a template refers to.
 *
 * @param names parameters, pseudo parameters and resources, by Ref and Sub
 * @param attributesOf resources, by GetAtt and Sub
 * @param imports the arguments of Fn::ImportValue
 */
record References(Set<String> names, Set<String> attributesOf, Set<String> conditions, List<Object> imports) {

    /** References in all branches of every Fn::If. */
    static References of(Object value) {
        return ofTaken(value, condition -> true, true);
    }

    /** References in those branches that the conditions take. */
    static References ofTaken(Object value, Predicate<String> condition) {
        return ofTaken(value, condition, false);
    }

    private static References ofTaken(Object value, Predicate<String> condition, boolean bothBranches) {
        References found = new References(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new ArrayList<>());
        found.collect(value, condition, bothBranches);
        return found;
    }

    private void collect(Object value, Predicate<String> condition, boolean both) {
        switch (value) {
            case Map<?, ?> map -> {
                if (Intrinsic.isCall(map)) {
                    Map.Entry<?, ?> call = map.entrySet().iterator().next();
                    call(Intrinsic.named(String.valueOf(call.getKey())), call.getValue(), condition, both);
                } else {
                    map.values().forEach(member -> collect(member, condition, both));
                }
            }
            case List<?> list -> list.forEach(member -> collect(member, condition, both));
            default -> {}
        }
    }

    private void call(Intrinsic function, Object argument, Predicate<String> condition, boolean both) {
        switch (function) {
            case REF -> names.add(Json.text(argument));
            case GET_ATT ->
                attributesOf.add(Json.text(Intrinsic.attributePath(argument).getFirst()));
            case SUB -> sub(argument, condition, both);
            case IF -> {
                List<Object> parts = Intrinsic.arguments(function, argument, 3);
                String name = Json.text(parts.get(0));
                conditions.add(name);
                if (both || condition.test(name)) {
                    collect(parts.get(1), condition, both);
                }
                if (both || !condition.test(name)) {
                    collect(parts.get(2), condition, both);
                }
            }
            case IMPORT_VALUE -> {
                imports.add(argument);
                collect(argument, condition, both);
            }
            default -> collect(argument, condition, both);
        }
    }

    private void sub(Object argument, Predicate<String> condition, boolean both) {
        Substitution substitution = Substitution.parse(argument);
        substitution.own().values().forEach(value -> collect(value, condition, both));
        for (String variable : substitution.variables()) {
            if (substitution.own().containsKey(variable)) {
                continue;
            }
            int dot = variable.indexOf('.');
            if (dot < 0) {
                names.add(variable);
            } else {
                attributesOf.add(variable.substring(0, dot));
            }
        }
    }
}
