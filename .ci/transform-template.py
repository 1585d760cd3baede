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


def named(resources, type):
    return [name for name, each in resources.items() if each["Type"] == type]


def departures(template):
    resources = template["Resources"]
    for type in ["AWS::Lambda::Version", "AWS::Lambda::Alias"]:
        if named(resources, type):
            yield f"a {type}, which changes of parameters do not reach: {named(resources, type)}"
    token = resources[CREDENTIALS]["Properties"]["ServiceToken"]
    if token != {"Fn::GetAtt": [PROVIDER, "Arn"]}:
        yield f"ServiceToken is {token}, not the function's ARN"
    if template["Outputs"]["ServiceToken"]["Value"] != token:
        yield "the output ServiceToken is not the ServiceToken of the stack's own resource"
    invoke = named(resources, "AWS::Lambda::EventInvokeConfig")
    settings = [resources[name]["Properties"] for name in invoke]
    if len(settings) != 1 or settings[0]["FunctionName"] != {"Ref": PROVIDER} or settings[0]["Qualifier"] != "$LATEST":
        yield f"not one event invoke configuration, of {PROVIDER} itself: {settings}"
    elif settings[0]["MaximumRetryAttempts"] != 0 or "OnFailure" not in settings[0]["DestinationConfig"]:
        yield "requests are retried, or an unanswered one has no destination"
    needed = {name for part in invoke for name in {part} | depends_on(resources, part)}
    early = needed - depends_on(resources, CREDENTIALS)
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
