package io.github.cognitom2m.converge;

import io.github.cognitom2m.aws.CallLimit;
import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.cognito.AppClients;
import io.github.cognitom2m.cognito.ClientSecrets;
import io.github.cognitom2m.cognito.Domains;
import io.github.cognitom2m.cognito.ResourceServers;
import io.github.cognitom2m.cognito.UserPools;
import io.github.cognitom2m.secret.CredentialSecrets;
import io.github.cognitom2m.secret.CredentialValues;
import io.github.cognitom2m.secret.EarlierSettings;
import io.github.cognitom2m.secret.Replicas;
import io.github.cognitom2m.time.Deadline;
import java.util.concurrent.Executor;

/** The AWS services, used within one deadline. */
public record AwsServices(Clients clients, Deadline deadline, Executor executor) {

    public CredentialSecrets secrets() {
        return new CredentialSecrets(clients, limit());
    }

    public Replicas replicas() {
        return new Replicas(clients, limit());
    }

    public CredentialValues values() {
        return new CredentialValues(clients, limit());
    }

    public EarlierSettings earlierSettings() {
        return new EarlierSettings(clients, limit());
    }

    public UserPools pools() {
        return new UserPools(clients, limit());
    }

    public ResourceServers servers(String userPoolId) {
        return new ResourceServers(clients, limit(), userPoolId);
    }

    public Domains domains(String userPoolId) {
        return new Domains(clients, limit(), userPoolId);
    }

    public AppClients appClients(String userPoolId) {
        return new AppClients(clients, limit(), userPoolId);
    }

    ClientSecrets clientSecrets(String userPoolId, String clientId) {
        return new ClientSecrets(clients, limit(), userPoolId, clientId);
    }

    public ParallelCalls parallelCalls() {
        return new ParallelCalls(executor);
    }

    private CallLimit limit() {
        return clients.limit(deadline);
    }
}
