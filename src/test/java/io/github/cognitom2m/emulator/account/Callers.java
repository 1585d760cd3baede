package io.github.cognitom2m.emulator.account;

import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.iam.Iam;
import io.github.cognitom2m.emulator.iam.Identity;

/** Who calls: somebody whom IAM knows, or else an administrator. */
record Callers(Iam iam, Place place) {

    String arn(Query request) {
        return iam.caller(request.header("authorization").orElse(""))
                .map(Identity::arn)
                .orElseGet(this::administrator);
    }

    String administrator() {
        return iamArn("user/administrator");
    }

    /** IAM is the same in all Regions. */
    String iamArn(String resource) {
        return new Place(place.partition(), "", place.account()).arn("iam", resource);
    }
}
