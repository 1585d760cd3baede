package io.github.cognitom2m.emulator.wire;

import io.github.cognitom2m.emulator.wire.Shape.Member;
import io.github.cognitom2m.emulator.wire.Shape.Structure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * The requests and structures of a service with every member that the SDK knows, by the SDK's own account of them.
 *
 * @param models the package of the service's model classes
 */
public record SdkModel(String models, Constraints constraints) {

    /** The input of an operation. */
    public Structure input(String operation) {
        return structure(operation, pojo(operation + "Request"));
    }

    /** The names of all members of a structure. */
    public Set<String> members(String structure) {
        return pojo(structure).sdkFields().stream().map(SdkField::locationName).collect(Collectors.toSet());
    }

    private SdkPojo pojo(String name) {
        try {
            return (SdkPojo)
                    Class.forName(models + "." + name).getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("the SDK has no " + name, e);
        }
    }

    private Structure structure(String name, SdkPojo pojo) {
        Map<String, Member> members = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            String member = field.locationName();
            Shape shape = constraints.shape(name, member).orElseGet(() -> shape(field));
            members.put(member, new Member(shape, constraints.requires(name, member)));
        }
        return new Structure(members);
    }

    private Shape shape(SdkField<?> field) {
        MarshallingKnownType type = field.marshallingType().getKnownType();
        return switch (type) {
            case STRING, SDK_BYTES -> Shape.ANY_TEXT;
            case INTEGER -> new Shape.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> new Shape.Whole(Long.MIN_VALUE, Long.MAX_VALUE);
            case BOOLEAN -> new Shape.Flag();
            case LIST ->
                Shape.items(
                        Shape.UNBOUNDED,
                        shape(field.getRequiredTrait(ListTrait.class).memberFieldInfo()));
            case MAP ->
                new Shape.TextMap(
                        Shape.ANY_TEXT,
                        shape(field.getRequiredTrait(MapTrait.class).valueFieldInfo()));
            case SDK_POJO -> {
                SdkPojo pojo = field.constructor().get();
                yield structure(pojo.getClass().getEnclosingClass().getSimpleName(), pojo);
            }
            default -> new Shape.Opaque();
        };
    }
}
