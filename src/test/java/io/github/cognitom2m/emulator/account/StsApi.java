package io.github.cognitom2m.emulator.account;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.QueryService;
import io.github.cognitom2m.emulator.QueryService.Operation;
import java.util.Map;

/** STS, which says who somebody is. */
record StsApi(Callers callers) implements Service {
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    @Override
    public Answer handle(Query request) {
        Operation identity = input -> Map.of(
                "Arn",
                callers.arn(request),
                "UserId",
                "AIDAEXAMPLE0000000000",
                "Account",
                callers.place().account());
        return new QueryService(NAMESPACE, Map.of("GetCallerIdentity", identity)).handle(request);
    }
}
