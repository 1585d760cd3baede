package io.github.cognitom2m.emulator.cloudformation.types;

import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.types.Inventory.Item;
import io.github.cognitom2m.emulator.iam.AccessKey;
import io.github.cognitom2m.emulator.iam.Identity;
import io.github.cognitom2m.emulator.iam.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who functions are when they call AWS: the roles that were deployed for them. */
public record FunctionIdentities(Inventory inventory, Place place) {

    /** The function that Lambda gave this access key; empty if none did get it, or none is left that did. */
    public Optional<Identity> of(String accessKey) {
        return functions()
                .filter(function -> AccessKey.ofFunction(arn(function)).equals(accessKey))
                .findFirst()
                .flatMap(this::identity);
    }

    /** All deployed functions. */
    public List<Identity> all() {
        return functions().map(this::identity).flatMap(Optional::stream).toList();
    }

    private Stream<Item> functions() {
        return inventory.all().stream().filter(item -> item.type().equals(FunctionType.NAME));
    }

    private String arn(Item function) {
        return place.arn("lambda", "function:" + function.physicalId());
    }

    private Optional<Identity> identity(Item function) {
        String roleArn = Json.text(function.properties().get("Role"));
        String role = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        return inventory
                .find("AWS::IAM::Role", role)
                .map(item -> new Identity(
                        new Place(place.partition(), "", place.account())
                                .arn("sts", "assumed-role/" + role + "/" + function.physicalId()),
                        roleArn,
                        statements(item),
                        Optional.ofNullable(item.properties().get("PermissionsBoundary"))
                                .map(Json::text)));
    }

    private static List<Statement> statements(Item role) {
        return Json.list(role.properties().get("Policies")).stream()
                .map(Json::object)
                .flatMap(policy -> Statement.all(Json.object(policy.get("PolicyDocument"))).stream())
                .toList();
    }
}
