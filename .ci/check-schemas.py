"""Tries the schemas with another validator than the tests do: Python's jsonschema.

Properties and templates that are right pass, and those that are wrong are found.
"""
import json
import pathlib
import sys

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).parent.parent


class Template(yaml.SafeLoader):
    """Reads a template, of whose short functions an editor sees only the argument."""


def argument(loader, _, node):
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_mapping(node, deep=True)


Template.add_multi_constructor("!", argument)


def validator(name):
    schema = json.loads((ROOT / "schema" / name).read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def properties(event):
    return json.loads((ROOT / "events" / event).read_text())["ResourceProperties"]


def main():
    failures = []

    def check(name, schema, value, passes):
        problems = [error.message for error in schema.iter_errors(value)]
        if passes == bool(problems):
            failures.append(f"{name}: {problems or 'passes'}")

    strict = validator("custom-cognitom2m.schema.json")
    good = properties("update.json")
    tags = {"Secret": {"Tags": [{"Key": "Équipe 1", "Value": "a@b:/=+-_. ß"}]}}
    check("events/update.json", strict, good, True)
    check("events/create-bad-properties.json", strict, properties("create-bad-properties.json"), False)
    check("tags with letters of any language", strict, {**good, **tags}, True)
    check("a tag with '#'", strict, {**good, "Secret": {"Tags": [{"Key": "a#", "Value": ""}]}}, False)
    check("a reserved tag", strict, {**good, "Secret": {"Tags": [{"Key": "aws:x", "Value": ""}]}}, False)

    lenient = validator("template.schema.json")
    templates = [ROOT / "template.yaml", *sorted((ROOT / "examples").glob("*.yaml"))]
    for path in templates:
        text = path.read_text()
        check(path.name, lenient, yaml.load(text, Template), True)
        if "AllowedOAuthScopes:" in text:
            wrong = text.replace("AllowedOAuthScopes:", "AllowedOauthScope:")
            check(f"{path.name} with a misspelled name", lenient, yaml.load(wrong, Template), False)
    print(f"{len(templates)} templates and the events, with jsonschema and Python {sys.version.split()[0]}")
    print("\n".join(failures) or "as expected")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
