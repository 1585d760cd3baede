package io.github.cognitom2m.provision;

import io.github.cognitom2m.aws.CallLimit;
import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.cognito.AppClients;
import io.github.cognitom2m.cognito.ClientSecrets;
import io.github.cognitom2m.cognito.Domains;
import io.github.cognitom2m.cognito.ResourceServers;
import io.github.cognitom2m.cognito.UserPools;
import io.github.cognitom2m.secret.CredentialSecrets;
import io.github.cognitom2m.secret.CredentialValues;
import io.github.cognitom2m.secret.Replicas;
import io.github.cognitom2m.time.Deadline;
import java.util.concurrent.Executor;

/** Where the things of AWS are found and changed, within one deadline. */
record AwsServices(Clients clients, Deadline deadline, Executor executor) {

    CredentialSecrets secrets() {
        return new CredentialSecrets(clients, limit());
    }

    Replicas replicas() {
        return new Replicas(clients, limit());
    }

    CredentialValues values() {
        return new CredentialValues(clients, limit());
    }

    UserPools pools() {
        return new UserPools(clients, limit());
    }

    ResourceServers servers(String userPoolId) {
        return new ResourceServers(clients, limit(), userPoolId);
    }

    Domains domains(String userPoolId) {
        return new Domains(clients, limit(), userPoolId);
    }

    AppClients appClients(String userPoolId) {
        return new AppClients(clients, limit(), userPoolId);
    }

    ClientSecrets clientSecrets(String userPoolId, String clientId) {
        return new ClientSecrets(clients, limit(), userPoolId, clientId);
    }

    ParallelCalls parallelCalls() {
        return new ParallelCalls(executor);
    }

    private CallLimit limit() {
        return clients.limit(deadline);
    }
}
