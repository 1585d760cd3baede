#!/usr/bin/env python3
"""Shows that check-traffic.py finds what it is there to find."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).with_name("check-traffic.py")
ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:a-abcdef"


def call(operation, given, output=None, error=None, service="secretsmanager"):
    line = {"service": service, "operation": operation, "input": given}
    if error is None:
        line["output"] = {} if output is None else output
    else:
        line["error"] = error
    return line


def check(*calls):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("".join(json.dumps(line) + "\n" for line in calls))
        file.flush()
        done = subprocess.run([sys.executable, SCRIPT, file.name], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


class CheckTrafficTest(unittest.TestCase):
    def departs(self, line, text):
        code, printed = check(line)
        self.assertEqual(1, code, printed)
        self.assertIn(text, printed)

    def passes(self, line):
        code, printed = check(line)
        self.assertEqual(0, code, printed)

    def test_passes_what_keeps_to_the_model(self):
        self.passes(call("DescribeSecret", {"SecretId": "a"}, {"ARN": ARN, "CreatedDate": 1.5}))

    def test_finds_requests_that_were_taken_and_should_not_have_been(self):
        self.departs(call("DescribeSecret", {}), "lacks SecretId")
        self.departs(call("DescribeSecret", {"SecretId": "a", "Id": "b"}), "unknown member Id")
        self.departs(call("DescribeSecret", {"SecretId": 1}), "int instead of string")
        self.departs(call("DescribeSecret", {"SecretId": "a" * 2049}), "length 2049 is above 2048")
        self.departs(call("DescribeSecrets", {}), "unknown operation")
        self.departs(call("ListSecrets", {"MaxResults": 101}), "value 101 is above 100")
        self.departs(call("ListSecrets", {"SortOrder": "up"}), "'up' is none of")
        replicas = {"SecretId": "a", "AddReplicaRegions": [{"Region": "Ireland"}]}
        self.departs(call("ReplicateSecretToRegions", replicas), "AddReplicaRegions[0].Region: does not match")
        self.departs(call("PutSecretValue", {"SecretId": "a", "SecretBinary": "?"}), "is not base64")

    def test_passes_requests_that_were_refused_for_breaking_the_model(self):
        self.passes(call("DescribeSecret", {}, error="ValidationException"))
        self.departs(call("DescribeSecret", {}, error="ResourceNotFoundException"), "lacks SecretId")

    def test_finds_answers_that_depart(self):
        self.departs(call("DescribeSecret", {"SecretId": "a"}, {"Arn": ARN}), "unknown member Arn")
        self.departs(call("DescribeSecret", {"SecretId": "a"}, {"ARN": "short"}), "length 5 is below 20")
        self.departs(call("DescribeSecret", {"SecretId": "a"}, {"RotationEnabled": "true"}), "instead of boolean")
        self.departs(call("TagResource", {"SecretId": "a", "Tags": []}, {"ARN": ARN}), "where none are declared")

    def test_finds_errors_that_the_operation_does_not_declare(self):
        self.departs(call("DescribeSecret", {"SecretId": "a"}, error="InvalidRequestException"), "does not declare")
        self.passes(call("DescribeSecret", {"SecretId": "a"}, error="ThrottlingException"))

    def test_knows_what_only_newer_sdks_know(self):
        token = {"AccessToken": "a.b.c", "ExpiresIn": 3600, "TokenType": "Bearer"}
        asked = {"ClientId": "a", "Secret": "b", "Scopes": ["orders/read"]}
        answer = {"ClientAuthenticationResult": token}
        self.passes(call("GetClientToken", asked, answer, service="cognito-idp"))
        refused = call("GetClientToken", asked, error="OperationNotEnabledException", service="cognito-idp")
        self.passes(refused)
        self.departs(call("GetClientToken", {"Secret": "b"}, answer, service="cognito-idp"), "lacks ClientId")
        self.departs(call("GetClientToken", asked, token, service="cognito-idp"), "unknown member AccessToken")
        self.departs(
            call("GetClientToken", asked, {"ClientAuthenticationResult": token | {"ExpiresIn": "1"}}, service="cognito-idp"),
            "str instead of integer",
        )
        domain = {"Domain": "auth.example.com", "UserPoolId": "us-east-1_a", "Routing": {}}
        self.passes(call("CreateUserPoolDomain", domain, service="cognito-idp"))
        pool = {"UserPoolId": "us-east-1_a", "IssuerConfiguration": {"Type": "NEWEST"}}
        self.departs(call("UpdateUserPool", pool, service="cognito-idp"), "'NEWEST' is none of")

    def test_lets_only_answers_show_a_prefix_domain_with_an_empty_configuration(self):
        prefix = {"Domain": "orders", "CustomDomainConfig": {}}
        described = {"DomainDescription": prefix}
        self.passes(call("DescribeUserPoolDomain", {"Domain": "orders"}, described, service="cognito-idp"))
        created = call("CreateUserPoolDomain", prefix | {"UserPoolId": "us-east-1_a"}, service="cognito-idp")
        self.departs(created, "CustomDomainConfig: lacks CertificateArn")

    def test_says_so_where_there_is_nothing_to_check(self):
        self.assertEqual(2, check()[0])


if __name__ == "__main__":
    unittest.main()
