#!/usr/bin/env python3
"""Expands templates as SAM does on AWS, prints the resources, and holds the provider's to what its stack relies on.

Usage: transform-template.py TEMPLATE... Exits 3 where aws-sam-translator is not installed, 1 on a departure.
"""

import sys

try:
    import boto3
    import cfnlint.decode
    from samtranslator.parser.parser import Parser
    from samtranslator.translator.translator import Translator
except ImportError as missing:
    print(f"not installed: {missing.name}")
    sys.exit(3)

PROVIDER = "ProviderFunction"
CREDENTIALS = "Credentials"
# A Delete of Credentials needs nothing of these, nor of what rotates their secret.
NOT_NEEDED = {"AWS::Cognito::UserPool", "AWS::CloudWatch::Alarm", "AWS::SSM::Parameter"}
ROTATION = "Rotation"


def transform(path):
    template, problems = cfnlint.decode.decode(path)
    if problems:
        sys.exit("\n".join(str(problem) for problem in problems))
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            # What sam package does with a local folder.
            resource["Properties"]["CodeUri"] = "s3://bucket/key"
    template.get("Globals", {}).get("Function", {}).pop("CodeUri", None)
    session = boto3.session.Session(region_name="us-east-1")
    translator = Translator({}, Parser(), boto_session=session)
    return translator.translate(template, parameter_values={})


def depends_on(resources, name):
    """Everything that is deleted after the resource: what it names, and what that names."""
    found = set()
    open_names = [name]
    while open_names:
        for other in named_in(resources[open_names.pop()]):
            if other in resources and other not in found:
                found.add(other)
                open_names.append(other)
    return found


def named_in(value):
    if isinstance(value, list):
        return [name for item in value for name in named_in(item)]
    if not isinstance(value, dict):
        return []
    names = []
    for key, item in value.items():
        if key == "Ref":
            names.append(item)
        elif key == "Fn::GetAtt":
            names.append(item[0] if isinstance(item, list) else item.split(".")[0])
        elif key == "DependsOn":
            names += [item] if isinstance(item, str) else item
        else:
            names += named_in(item)
    return names


def departures(template):
    resources = template["Resources"]
    aliases = [name for name, each in resources.items() if each["Type"] == "AWS::Lambda::Alias"]
    invoke = [each["Properties"] for each in resources.values() if each["Type"] == "AWS::Lambda::EventInvokeConfig"]
    token = resources[CREDENTIALS]["Properties"]["ServiceToken"]
    if [token.get("Ref")] != aliases:
        yield f"ServiceToken is {token}, not the one alias among {aliases}"
    if template["Outputs"]["ServiceToken"]["Value"] != token:
        yield "the output ServiceToken is not the ServiceToken of the stack's own resource"
    if len(invoke) != 1 or invoke[0]["FunctionName"] != {"Ref": PROVIDER}:
        yield f"not one event invoke configuration, of {PROVIDER}: {invoke}"
    elif invoke[0]["Qualifier"] != resources[aliases[0]]["Properties"]["Name"]:
        yield f"the event invoke configuration is for {invoke[0]['Qualifier']}, not for the alias"
    elif invoke[0]["MaximumRetryAttempts"] != 0 or "OnFailure" not in invoke[0]["DestinationConfig"]:
        yield "requests are retried, or an unanswered one has no destination"
    if resources[PROVIDER]["Properties"].get("SnapStart") != {"ApplyOn": "PublishedVersions"}:
        yield f"{PROVIDER} has no SnapStart on published versions"
    others = {name for name, each in resources.items() if each["Type"] in NOT_NEEDED or name.startswith(ROTATION)}
    early = resources.keys() - others - {CREDENTIALS} - depends_on(resources, CREDENTIALS)
    if early:
        yield f"could be deleted before {CREDENTIALS}, which needs it: {sorted(early)}"


def main():
    found = []
    for path in sys.argv[1:]:
        print(f"{path}:")
        template = transform(path)
        for name, resource in sorted(template["Resources"].items()):
            print(f"  {resource['Type']:34} {name}")
        if PROVIDER in template["Resources"]:
            found += departures(template)
    for departure in found:
        print(f"DEPARTURE: {departure}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
