package io.github.cognitom2m.emulator.account;

import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.apigateway.HttpApi;
import io.github.cognitom2m.emulator.apigateway.JwtAuthorizer;
import io.github.cognitom2m.emulator.cloudformation.CloudFormation;
import io.github.cognitom2m.emulator.cloudformation.types.Inventory;
import io.github.cognitom2m.emulator.lambda.InvokeApi;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The hosts of a served account beside those that every emulated AWS has. */
record ServedHosts(EmulatedAws aws, CloudFormation cloudFormation) {

    /** @param server where the account is served */
    void bind(Service cloudFormationApi, URI server) {
        Inventory inventory = cloudFormation.inventory();
        Callers callers = new Callers(aws.iam(), aws.place());
        Map<String, Service> services = Map.of(
                "cloudformation",
                cloudFormationApi,
                "iam",
                new IamApi(callers, inventory).service(),
                "lambda",
                new LambdaApi(inventory, aws.place(), new InvokeApi(cloudFormation.functions(), aws.place())),
                "logs",
                new LogsApi(aws, inventory, cloudFormation.functions()).service(),
                "ssm",
                new SsmApi(aws, inventory).service(),
                "sts",
                new StsApi(callers));
        services.forEach((name, service) -> aws.network().bind(aws.place().apiHost(name), service));
        aws.network().resolveOthers(this::httpApi);
        // What functions find on the server by a host's name as a folder is found by its own name, too.
        aws.network()
                .bind(
                        server.getHost(),
                        request -> aws.network()
                                .handle(new Query(
                                        request.method(),
                                        URI.create("https:/" + request.uri().getRawPath()),
                                        request.headers(),
                                        request.body())));
    }

    private Optional<Service> httpApi(String host) {
        String id = host.split("\\.", 2)[0];
        return cloudFormation
                .inventory()
                .find("AWS::ApiGatewayV2::Api", id)
                .filter(api -> host.equals(id + "." + aws.place().apiHost("execute-api")))
                .map(api -> new HttpApi(
                        id,
                        cloudFormation.inventory(),
                        new JwtAuthorizer(aws.network(), aws.time()),
                        (arn, event) ->
                                cloudFormation.functions().invoke(arn, event).response()));
    }
}
