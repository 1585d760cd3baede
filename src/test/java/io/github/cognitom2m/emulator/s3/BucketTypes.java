package io.github.cognitom2m.emulator.s3;

import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.types.ResourceType;
import java.util.Locale;
import java.util.Map;

/** AWS::S3::Bucket and AWS::S3::BucketPolicy; what a bucket is configured with is taken and does nothing. */
public final class BucketTypes {

    private BucketTypes() {}

    public static Map<String, ResourceType> of(ObjectStore store, Place place) {
        return Map.of("AWS::S3::Bucket", new BucketType(store, place), "AWS::S3::BucketPolicy", new PolicyType(store));
    }

    private record BucketType(ObjectStore store, Place place) implements ResourceType {

        @Override
        public Identity create(Wanted wanted) {
            Object given = wanted.properties().get("BucketName");
            String name = given == null ? wanted.generatedName().toLowerCase(Locale.ROOT) : Json.text(given);
            store.create(name);
            return identity(name);
        }

        @Override
        public boolean replaces(Map<String, Object> before, Map<String, Object> after) {
            return !before.getOrDefault("BucketName", "").equals(after.getOrDefault("BucketName", ""));
        }

        @Override
        public Identity update(Wanted wanted, Existing existing) {
            return replaces(existing.properties(), wanted.properties())
                    ? create(wanted)
                    : identity(existing.physicalId());
        }

        @Override
        public void delete(Existing existing) {
            if (store.hasBucket(existing.physicalId())) {
                store.delete(existing.physicalId());
            }
        }

        private Identity identity(String name) {
            return new Identity(
                    name,
                    Map.of(
                            "Arn", "arn:" + place.partition() + ":s3:::" + name,
                            "DomainName", name + ".s3.amazonaws.com",
                            "RegionalDomainName", name + ".s3." + place.region() + ".amazonaws.com"));
        }
    }

    private record PolicyType(ObjectStore store) implements ResourceType {

        @Override
        public Identity create(Wanted wanted) {
            String bucket = Json.text(wanted.properties().get("Bucket"));
            store.bucket(bucket);
            return new Identity(bucket, Map.of());
        }

        @Override
        public Identity update(Wanted wanted, Existing existing) {
            return create(wanted);
        }

        @Override
        public void delete(Existing existing) {
            // Nothing is kept of it.
        }
    }
}
