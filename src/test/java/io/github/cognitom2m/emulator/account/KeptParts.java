package io.github.cognitom2m.emulator.account;

import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.cloudformation.CloudFormation;
import io.github.cognitom2m.emulator.cloudformation.api.CloudFormationApi;
import io.github.cognitom2m.emulator.eventbridge.Schedules;
import io.github.cognitom2m.emulator.runtime.UploadedFunctions;

/**
 * The parts of an account that have a state.
 *
 * @param port where it is served
 */
record KeptParts(
        int port,
        EmulatedAws aws,
        CloudFormation cloudFormation,
        CloudFormationApi submissions,
        UploadedFunctions functions,
        Schedules schedules) {

    /** Whether nothing is under way beside requests to the account. */
    boolean isQuiet() {
        return cloudFormation.functions().isIdle()
                && cloudFormation.stacks().stream()
                        .noneMatch(stack -> stack.status().isInProgress());
    }

    AccountState state() {
        return new AccountState(
                port,
                aws.cognito().state(),
                aws.secretsManager().state(),
                aws.objects().state(),
                cloudFormation.state(),
                submissions.state(),
                cloudFormation.functions().state(),
                schedules.state());
    }

    /** Continues with what was kept; there is nothing before. */
    void restore(AccountState state) {
        aws.cognito().restore(state.cognito());
        aws.secretsManager().restore(state.secretsManager());
        aws.objects().restore(state.objects());
        cloudFormation.restore(state.cloudFormation());
        submissions.restore(state.submissions());
        cloudFormation.functions().restore(state.functions(), functions::kept);
        schedules.restore(state.schedules());
    }
}
