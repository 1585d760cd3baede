package io.github.cognitom2m.emulator.secretsmanager;

import static io.github.cognitom2m.emulator.wire.Shape.items;
import static io.github.cognitom2m.emulator.wire.Shape.text;

import io.github.cognitom2m.emulator.wire.Constraints;
import io.github.cognitom2m.emulator.wire.SdkModel;
import io.github.cognitom2m.emulator.wire.Shape;
import io.github.cognitom2m.emulator.wire.Shape.Items;
import io.github.cognitom2m.emulator.wire.Shape.Text;
import io.github.cognitom2m.emulator.wire.Shape.Whole;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;

// Facts: SM-MEMBERS, SM-SHAPE
/** The members of Secrets Manager's API: those of the SDK, and what AWS's API model says of their values. */
final class SecretsModel {
    private static final Text TOKEN = text(32, 64);
    private static final Text STAGE = text(1, 256);
    private static final Text REGION = text(1, 128, "([a-z]+-)+\\d+");
    private static final Text TAG_KEY = text(1, 128);
    private static final String[] OF_A_SECRET = {
        "PutSecretValue",
        "GetSecretValue",
        "ListSecretVersionIds",
        "DescribeSecret",
        "UpdateSecret",
        "DeleteSecret",
        "RestoreSecret",
        "TagResource",
        "UntagResource",
        "PutResourcePolicy",
        "GetResourcePolicy",
        "DeleteResourcePolicy",
        "RotateSecret",
        "CancelRotateSecret",
        "UpdateSecretVersionStage",
        "ReplicateSecretToRegions",
        "RemoveRegionsFromReplication",
    };

    static final SdkModel MODEL = new SdkModel(CreateSecretRequest.class.getPackageName(), constraints());

    private SecretsModel() {}

    private static Constraints constraints() {
        Constraints constraints = new Constraints()
                .with(text(1, 512), "CreateSecret.Name")
                .with(text(1, 2048), "SecretId")
                .with(TOKEN, "ClientRequestToken", "VersionId", "RemoveFromVersionId", "MoveToVersionId")
                .with(STAGE, "VersionStage")
                .with(new Items(1, 20, STAGE), "VersionStages")
                .with(text(36, 256, "[a-zA-Z0-9\\-]+").secret(), "RotationToken")
                .with(text(1, Value.MOST_BYTES).secret(), "SecretString")
                .with(text(1, 2 * Value.MOST_BYTES).secret(), "SecretBinary")
                .with(text(0, 2048), "Description", "KmsKeyId", "RotationLambdaARN")
                .with(REGION, "Region")
                .with(new Items(1, Shape.UNBOUNDED, REGION), "RemoveReplicaRegions")
                .with(TAG_KEY, "Tag.Key")
                .with(text(0, 256), "Tag.Value")
                .with(items(Shape.UNBOUNDED, TAG_KEY), "TagKeys")
                .with(text(1, 20_480), "ResourcePolicy")
                .with(new Whole(1, 4096), "PasswordLength")
                .with(text(0, 4096), "ExcludeCharacters")
                .with(new Whole(1, 1000), "AutomaticallyAfterDays")
                .with(text(1, 256, "[0-9A-Za-z\\(\\)#\\?\\*\\-\\/, ]+"), "ScheduleExpression")
                .with(text(2, 3, "[0-9]+h"), "Duration")
                .with(new Whole(1, 100), "MaxResults")
                .with(text(1, 4096), "NextToken")
                .with(new Items(1, 10, text(1, 512, "\\!?[a-zA-Z0-9 :_@\\/\\+\\=\\.\\-\\!]*")), "Filter.Values")
                .require("CreateSecret", "Name")
                .require("PutResourcePolicy", "ResourcePolicy")
                .require("UpdateSecretVersionStage", "VersionStage")
                .require("TagResource", "Tags")
                .require("UntagResource", "TagKeys")
                .require("ReplicateSecretToRegions", "AddReplicaRegions")
                .require("RemoveRegionsFromReplication", "RemoveReplicaRegions");
        for (String operation : OF_A_SECRET) {
            constraints.require(operation, "SecretId");
        }
        return constraints;
    }
}
