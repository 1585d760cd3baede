#!/usr/bin/env python3
"""Holds recorded traffic against the API models that botocore ships.

    check-traffic.py FILE...

Each line of a file is one call: {"service", "operation", "input", and "output" or "error"}. A request that breaks
the model is fine only where the service refused it for that; an answer has to keep to the model always.
Exits 0 without departures, 1 with any, 2 where there is no traffic, 3 where botocore is not installed.
"""

import base64
import binascii
import collections
import copy
import json
import re
import sys

try:
    import botocore
    import botocore.session
    from botocore.model import ServiceModel
except ImportError:
    print("check-traffic: botocore is not installed (pip install botocore); nothing was checked", file=sys.stderr)
    sys.exit(3)

# Seen on AWS although no operation declares them.
UNDECLARED_ERRORS = {"ValidationException", "AccessDeniedException", "ThrottlingException"}

# What a service answers when a request breaks its model.
MODEL_REFUSALS = {
    "ValidationException",
    "InvalidParameterException",
    "SerializationException",
    "UnknownOperationException",
}

# What the newest Java SDK (2.54.14) has and botocore 1.43.11 lacks, in the form of botocore's models; the SDK's own
# metadata (sdkFields) has these members. What botocore has of them one day goes before what is said here.
NEWER_MODEL = {
    "cognito-idp": {
        "operations": {
            "GetClientToken": {
                "name": "GetClientToken",
                "http": {"method": "POST", "requestUri": "/"},
                "input": {"shape": "GetClientTokenRequest"},
                "output": {"shape": "GetClientTokenResponse"},
                "errors": [
                    {"shape": "InvalidParameterException"},
                    {"shape": "ResourceNotFoundException"},
                    {"shape": "NotAuthorizedException"},
                    {"shape": "TooManyRequestsException"},
                    {"shape": "InternalErrorException"},
                    {"shape": "ForbiddenException"},
                ],
            },
        },
        "shapes": {
            "GetClientTokenRequest": {
                "type": "structure",
                "required": ["ClientId"],
                "members": {
                    "ClientId": {"shape": "ClientIdType"},
                    "Secret": {"shape": "StringType"},
                    "Scopes": {"shape": "ScopeListType"},
                    "ClientMetadata": {"shape": "ClientMetadataType"},
                },
            },
            "GetClientTokenResponse": {
                "type": "structure",
                "members": {"ClientAuthenticationResult": {"shape": "ClientAuthenticationResultType"}},
            },
            "ClientAuthenticationResultType": {
                "type": "structure",
                "members": {
                    "AccessToken": {"shape": "TokenModelType"},
                    "ExpiresIn": {"shape": "IntegerType"},
                    "TokenType": {"shape": "StringType"},
                },
            },
            "IssuerConfigurationType": {"type": "structure", "members": {"Type": {"shape": "IssuerType"}}},
            "IssuerType": {"type": "string", "enum": ["ORIGINAL", "UPDATED"]},
            "KeyConfigurationType": {
                "type": "structure",
                "members": {"KeyType": {"shape": "StringType"}, "KmsKeyArn": {"shape": "ArnType"}},
            },
            "RoutingType": {"type": "structure", "members": {"Failover": {"shape": "FailoverType"}}},
            "FailoverType": {
                "type": "structure",
                "members": {
                    "SecondaryRegion": {"shape": "StringType"},
                    "PrimaryRoute53HealthCheckId": {"shape": "StringType"},
                },
            },
            "SecurityPolicyType": {"type": "string", "enum": ["TLS_V1", "TLS_V1_2_2021", "TLS_V1_3_2025"]},
        },
        "members": {
            "CreateUserPoolDomainRequest": {"Routing": "RoutingType"},
            "UpdateUserPoolDomainRequest": {"Routing": "RoutingType"},
            "DomainDescriptionType": {"Routing": "RoutingType"},
            "CustomDomainConfigType": {"SecurityPolicy": "SecurityPolicyType"},
            "CreateUserPoolRequest": {"IssuerConfiguration": "IssuerConfigurationType", "KeyConfiguration": "KeyConfigurationType"},
            "UpdateUserPoolRequest": {"IssuerConfiguration": "IssuerConfigurationType", "KeyConfiguration": "KeyConfigurationType"},
            "UserPoolType": {"IssuerConfiguration": "IssuerConfigurationType", "KeyConfiguration": "KeyConfigurationType"},
        },
        # The SDK declares it for every operation but the three on client secrets.
        "errors": {"OperationNotEnabledException"},
    },
}
# Sent by the tests that show that members which nobody knows are ignored.
FUTURE_MEMBER = "FutureMember"
# Documented and accepted, and in no SDK's enum.
NEWER_ENUM_VALUES = {("cognito-idp", "ExplicitAuthFlowsType", "ALLOW_CLIENT_TOKEN_AUTH")}
# Answered without it: Cognito shows an empty CustomDomainConfig for prefix domains, as the AWS CLI's reference has it.
MISSING_IN_ANSWERS = {("cognito-idp", "CustomDomainConfigType", "CertificateArn")}
# The model's pattern allows no dot, and yet custom domains are full names.
DOMAINS = {("cognito-idp", "DomainType")}

SHOWN = 5


class Check:
    """Compares one value, and all that is in it, with a shape."""

    def __init__(self, service, may_lack=frozenset()):
        self.service = service
        self.may_lack = may_lack
        self.problems = []

    def problem(self, path, text):
        self.problems.append(f"{path}: {text}")

    def value(self, path, shape, value):
        kind = shape.type_name
        handler = getattr(self, kind, None)
        if handler is not None:
            handler(path, shape, value)
        elif kind in ("integer", "long"):
            if isinstance(value, bool) or not isinstance(value, int):
                self.problem(path, f"{type(value).__name__} instead of {kind}")
            else:
                self.bounds(path, shape, value, "value")
        elif kind in ("timestamp", "double", "float"):
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                self.problem(path, f"{type(value).__name__} instead of {kind}")
        else:
            self.problem(path, f"a shape that this check does not know: {kind}")

    def boolean(self, path, shape, value):
        if not isinstance(value, bool):
            self.problem(path, f"{type(value).__name__} instead of boolean")

    def string(self, path, shape, value):
        if not isinstance(value, str):
            self.problem(path, f"{type(value).__name__} instead of string")
            return
        self.bounds(path, shape, len(value), "length")
        enum = shape.metadata.get("enum")
        if enum and value not in enum and (self.service, shape.name, value) not in NEWER_ENUM_VALUES:
            self.problem(path, f"{value!r} is none of {enum}")
        pattern = shape.metadata.get("pattern")
        full_domain = (self.service, shape.name) in DOMAINS and "." in value
        if pattern and not full_domain and not re.fullmatch(portable(pattern), value, re.ASCII):
            self.problem(path, f"does not match {pattern}")

    def blob(self, path, shape, value):
        try:
            self.bounds(path, shape, len(base64.b64decode(value, validate=True)), "length")
        except (binascii.Error, TypeError, ValueError):
            self.problem(path, "is not base64")

    def list(self, path, shape, value):
        if not isinstance(value, list):
            self.problem(path, f"{type(value).__name__} instead of list")
            return
        self.bounds(path, shape, len(value), "size")
        for index, item in enumerate(value):
            self.value(f"{path}[{index}]", shape.member, item)

    def map(self, path, shape, value):
        if not isinstance(value, dict):
            self.problem(path, f"{type(value).__name__} instead of map")
            return
        self.bounds(path, shape, len(value), "size")
        for key, item in value.items():
            self.value(f"{path}.key", shape.key, key)
            self.value(f"{path}[{key}]", shape.value, item)

    def structure(self, path, shape, value):
        if not isinstance(value, dict):
            self.problem(path, f"{type(value).__name__} instead of structure")
            return
        for name in shape.required_members:
            if value.get(name) is None and (self.service, shape.name, name) not in self.may_lack:
                self.problem(path, f"lacks {name}")
        for name, item in value.items():
            if name not in shape.members:
                if name != FUTURE_MEMBER:
                    self.problem(path, f"has an unknown member {name}")
            elif item is None:
                self.problem(f"{path}.{name}", "is null")
            else:
                self.value(f"{path}.{name}", shape.members[name], item)

    def bounds(self, path, shape, number, what):
        low, high = shape.metadata.get("min"), shape.metadata.get("max")
        if low is not None and number < low:
            self.problem(path, f"{what} {number} is below {low}")
        if high is not None and number > high:
            self.problem(path, f"{what} {number} is above {high}")


def extended(model, newer):
    """A service's model with what only newer SDKs know."""
    for part in ("operations", "shapes"):
        for name, description in newer.get(part, {}).items():
            model[part].setdefault(name, description)
    for structure, members in newer.get("members", {}).items():
        for name, shape in members.items():
            model["shapes"][structure]["members"].setdefault(name, {"shape": shape})
    return model


def portable(pattern):
    """Python has no \\p{..}: every class of characters that the models name this way counts as any character."""
    return re.sub(r"\\p\{[^}]*\}", r"\\w\\W", pattern)


class Traffic:
    def __init__(self):
        self.session = botocore.session.get_session()
        self.models = {}
        self.calls = collections.Counter()
        self.refused = collections.Counter()
        self.departures = collections.defaultdict(list)

    def model(self, service):
        if service not in self.models:
            loader = self.session.get_component("data_loader")
            model = copy.deepcopy(loader.load_service_model(service, "service-2"))
            self.models[service] = ServiceModel(extended(model, NEWER_MODEL.get(service, {})), service)
        return self.models[service]

    def call(self, line):
        service, operation = line["service"], line["operation"]
        action = f"{service}:{operation}"
        error = line.get("error")
        self.calls[action] += 1
        model = self.model(service)
        if operation not in model.operation_names:
            if error in MODEL_REFUSALS:
                self.refused[action] += 1
            else:
                self.departures[action].append("unknown operation")
            return
        shapes = model.operation_model(operation)
        check = Check(service)
        check.structure("input", shapes.input_shape, line.get("input") or {})
        if check.problems and error in MODEL_REFUSALS:
            self.refused[action] += 1
            return
        self.departures[action] += check.problems
        self.answer(action, service, shapes, line, error)

    def answer(self, action, service, shapes, line, error):
        if error is not None:
            declared = {shape.metadata.get("error", {}).get("code", shape.name) for shape in shapes.error_shapes}
            declared |= {shape.name for shape in shapes.error_shapes}
            newer = NEWER_MODEL.get(service, {}).get("errors", set())
            if error not in declared | UNDECLARED_ERRORS | newer:
                self.departures[action].append(f"answers an error it does not declare: {error}")
            return
        output = line.get("output")
        if output is None:
            self.departures[action].append("has neither output nor error")
        elif shapes.output_shape is None:
            if output:
                self.departures[action].append(f"answers members where none are declared: {sorted(output)}")
        else:
            check = Check(service, MISSING_IN_ANSWERS)
            check.structure("output", shapes.output_shape, output)
            self.departures[action] += check.problems

    def report(self):
        found = {action: problems for action, problems in self.departures.items() if problems}
        for action, problems in sorted(found.items()):
            counted = collections.Counter(problems)
            for problem, times in counted.most_common(SHOWN):
                print(f"{action}: {problem} ({times}x)")
            if len(counted) > SHOWN:
                print(f"{action}: and {len(counted) - SHOWN} more kinds")
        total = sum(len(problems) for problems in found.values())
        print(
            f"{sum(self.calls.values())} calls of {len(self.calls)} operations against botocore "
            f"{botocore.__version__}: {total} departures "
            f"({sum(self.refused.values())} requests refused for breaking the model)"
        )
        return total


def main(files):
    if not files:
        print(__doc__, file=sys.stderr)
        return 2
    traffic = Traffic()
    for file in files:
        with open(file, encoding="utf-8") as lines:
            for line in lines:
                traffic.call(json.loads(line))
    departures = traffic.report()
    if not traffic.calls:
        return 2
    return 1 if departures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
