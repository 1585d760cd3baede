package io.github.cognitom2m.cloudformation;

import java.util.Map;
import java.util.Optional;

/** The answer to a request, in a form and size that CloudFormation takes. */
public sealed interface Answer {

    /** The most bytes that CloudFormation reads. */
    int MAX_BYTES = 4096;

    /** Says that it is done. Data that CloudFormation would not read becomes a FAILED answer that says so. */
    static Answer success(CustomResourceRequest request, String physicalId, Map<String, String> data) {
        Success success = new Success(request.replyTo(), physicalId, data);
        int bytes = success.toJson().length;
        return bytes <= MAX_BYTES
                ? success
                : failure(
                        request,
                        physicalId,
                        "the attributes of the resource make an answer of " + bytes
                                + " bytes, and CloudFormation takes " + MAX_BYTES
                                + "; use shorter names or fewer scopes");
    }

    static Answer failure(CustomResourceRequest request, String physicalId, String reason) {
        return failure(request.replyTo(), physicalId, reason);
    }

    /** Says that it is not done, and why; the reason is shortened to what the answer has room for. */
    static Answer failure(ReplyTo replyTo, String physicalId, String reason) {
        return new Failure(replyTo, physicalId, reason);
    }

    /** The bytes that a success would have, for who wants to know before there is something to answer with. */
    static int successBytes(
            StackId stack, String requestId, String logicalId, String physicalId, Map<String, String> data) {
        return new AnswerBody(Optional.empty(), physicalId, stack.arn(), requestId, logicalId, data).toJson().length;
    }

    /** The body of the answer. */
    byte[] toJson();

    /** It is done; the data are what {@code Fn::GetAtt} returns. */
    record Success(ReplyTo replyTo, String physicalId, Map<String, String> data) implements Answer {
        public Success {
            data = Map.copyOf(data);
        }

        @Override
        public byte[] toJson() {
            return AnswerBody.success(replyTo, physicalId, data).toJson();
        }
    }

    /** It is not done, and why. */
    record Failure(ReplyTo replyTo, String physicalId, String reason) implements Answer {
        public Failure {
            reason = Reason.fit(
                    reason,
                    text -> AnswerBody.failure(replyTo, physicalId, text).toJson().length <= MAX_BYTES);
        }

        @Override
        public byte[] toJson() {
            return AnswerBody.failure(replyTo, physicalId, reason).toJson();
        }
    }
}
