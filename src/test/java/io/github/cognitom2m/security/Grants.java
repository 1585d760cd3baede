package io.github.cognitom2m.security;

import io.github.cognitom2m.emulator.cloudformation.StackResource;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.iam.Access;
import io.github.cognitom2m.emulator.iam.Decision;
import io.github.cognitom2m.emulator.iam.Identity;
import io.github.cognitom2m.emulator.iam.Statement;
import io.github.cognitom2m.support.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the roles of a platform's functions grant, held against what was asked for under them. */
record Grants(Platform platform) {

    /** Each action, with its statement, that was granted and did not once let something through. */
    List<String> unused() {
        List<Decision> decisions = Stream.concat(platform.aws().iam().decisions().stream(), byLambda().stream())
                .toList();
        List<String> unused = new ArrayList<>();
        for (Identity function : functions()) {
            for (Statement statement : function.statements()) {
                for (String action : statement.actions()) {
                    if (decisions.stream().noneMatch(decision -> isUse(decision, function, statement, action))) {
                        unused.add(function.arn() + ": " + action + " in " + statement.sid());
                    }
                }
            }
        }
        return unused;
    }

    private static boolean isUse(Decision decision, Identity function, Statement statement, String action) {
        return decision.identity().arn().equals(function.arn())
                && decision.statement().filter(statement::equals).isPresent()
                && decision.access().action().equals(action);
    }

    /** What Lambda itself does under a function's role: writes its log, and tells the on-failure destination. */
    private List<Decision> byLambda() {
        List<Decision> decisions = new ArrayList<>();
        for (StackResource resource : provider("AWS::Lambda::Function")) {
            Identity function = function(resource.physicalId());
            Object group =
                    Json.object(resource.properties().get("LoggingConfig")).get("LogGroup");
            String streams = platform.aws().place().arn("logs", "log-group:" + group + ":log-stream:");
            decisions.add(decision(function, Access.to("logs:CreateLogStream", streams)));
            decisions.add(decision(function, Access.to("logs:PutLogEvents", streams + "2026/11/22/[1]0")));
        }
        for (StackResource resource : provider("AWS::Lambda::EventInvokeConfig")) {
            Object destination = Json.object(Json.object(resource.properties().get("DestinationConfig"))
                            .get("OnFailure"))
                    .get("Destination");
            decisions.add(decision(
                    function(Json.text(resource.properties().get("FunctionName"))),
                    Access.to("lambda:InvokeFunction", Json.text(destination))));
        }
        return decisions;
    }

    private static Decision decision(Identity identity, Access access) {
        return new Decision(identity, access, identity.decisive(access));
    }

    private List<StackResource> provider(String type) {
        return platform.cloudFormation().stack(Platform.PROVIDER).orElseThrow().resources().values().stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    private List<Identity> functions() {
        return platform.account().functionIdentities().all();
    }

    private Identity function(String name) {
        return functions().stream()
                .filter(identity -> identity.arn().endsWith("/" + name))
                .findFirst()
                .orElseThrow();
    }
}
