package io.github.cognitom2m.cloudformation;

import java.util.Optional;

/** What CloudFormation calls a resource by: the ARN of its secret, once there is one. */
public sealed interface PhysicalResourceId {

    /** The id as CloudFormation stores it and {@code !Ref} returns it. */
    String text();

    /** Never fails: anything that is not in one of this provider's forms is {@link Foreign}. */
    static PhysicalResourceId parse(String text) {
        if (SecretArn.of(text).isPresent()) {
            return new Generation(text);
        }
        return NeverClaimed.of(text).<PhysicalResourceId>map(id -> id).orElseGet(() -> new Foreign(text));
    }

    /** One generation of the resource: the full ARN of the secret that is its ledger. */
    record Generation(String secretArn) implements PhysicalResourceId {

        /** Refuses, with an {@link IllegalArgumentException}, what is not a secret's full ARN. */
        public Generation {
            if (SecretArn.of(secretArn).isEmpty()) {
                throw new IllegalArgumentException("not the full ARN of a secret: " + secretArn);
            }
        }

        /** The six random characters that Secrets Manager appended to the name. */
        public String suffix() {
            return parts().suffix();
        }

        public String name() {
            return parts().name();
        }

        public String region() {
            return parts().region();
        }

        public String account() {
            return parts().account();
        }

        @Override
        public String text() {
            return secretArn;
        }

        private SecretArn parts() {
            return SecretArn.of(secretArn).orElseThrow();
        }
    }

    /** The answer of a Create that failed before it claimed a secret; it names that Create's request. */
    record NeverClaimed(String requestId) implements PhysicalResourceId {
        // The 1 is the version of the format; the ARN of a secret needs none, because the secret's tags have it.
        private static final String PREFIX = "cognito-m2m:1:never-claimed:";

        static Optional<NeverClaimed> of(String text) {
            return text.startsWith(PREFIX) && text.length() > PREFIX.length()
                    ? Optional.of(new NeverClaimed(text.substring(PREFIX.length())))
                    : Optional.empty();
        }

        @Override
        public String text() {
            return PREFIX + requestId;
        }
    }

    /**
     * An id that did not come from this provider: CloudFormation invents one when it deletes a resource that has not
     * answered yet.
     */
    record Foreign(String text) implements PhysicalResourceId {}
}
