package io.github.cognitom2m.emulator.account;

import io.github.cognitom2m.emulator.cloudformation.CloudFormation;
import io.github.cognitom2m.emulator.cloudformation.api.CloudFormationApi;
import io.github.cognitom2m.emulator.cognito.Cognito;
import io.github.cognitom2m.emulator.eventbridge.Schedules;
import io.github.cognitom2m.emulator.lambda.Functions;
import io.github.cognitom2m.emulator.s3.ObjectStore;
import io.github.cognitom2m.emulator.secretsmanager.SecretsManager;

/**
 * All that an account keeps while nothing is under way in it.
 *
 * @param port where it is served, which its secrets and functions name
 */
record AccountState(
        int port,
        Cognito.State cognito,
        SecretsManager.State secretsManager,
        ObjectStore.State objects,
        CloudFormation.State cloudFormation,
        CloudFormationApi.State submissions,
        Functions.State functions,
        Schedules.State schedules) {}
