"""What is usually written for this purpose with boto3: the calls and the answers of UsualHandler, one after the other."""

import json
import urllib.request

import boto3

cognito = boto3.client("cognito-idp")
secrets = boto3.client("secretsmanager")


def handle(event, context):
    properties = event["ResourceProperties"]
    pool, server = properties["UserPoolId"], properties["ResourceServer"]
    domain = properties["Domain"]["Domain"]
    if event["RequestType"] == "Create":
        resource = create(pool, server, domain, f"usual-{event['RequestId']}")
    elif event["RequestType"] == "Update":
        resource = update(pool, server, event["PhysicalResourceId"])
    else:
        resource = delete(pool, server, domain, event["PhysicalResourceId"])
    answer(event, resource)


def create(pool, server, domain, name):
    identifier = server["Identifier"]
    cognito.create_resource_server(UserPoolId=pool, Identifier=identifier, Name=identifier, Scopes=server["Scopes"])
    cognito.create_user_pool_domain(UserPoolId=pool, Domain=domain)
    cognito.describe_user_pool_domain(Domain=domain)
    client = cognito.create_user_pool_client(
        UserPoolId=pool, ClientName="usual", GenerateSecret=True, **oauth(server)
    )["UserPoolClient"]["ClientId"]
    arn = secrets.create_secret(Name=name, SecretString=value(pool, client))["ARN"]
    return f"{client} {arn}"


def update(pool, server, resource):
    identifier = server["Identifier"]
    client, arn = resource.split(" ")
    cognito.update_resource_server(UserPoolId=pool, Identifier=identifier, Name=identifier, Scopes=server["Scopes"])
    cognito.update_user_pool_client(UserPoolId=pool, ClientId=client, **oauth(server))
    secrets.put_secret_value(SecretId=arn, SecretString=value(pool, client))
    return resource


def delete(pool, server, domain, resource):
    client, arn = resource.split(" ")
    cognito.delete_user_pool_client(UserPoolId=pool, ClientId=client)
    cognito.delete_user_pool_domain(UserPoolId=pool, Domain=domain)
    cognito.delete_resource_server(UserPoolId=pool, Identifier=server["Identifier"])
    secrets.delete_secret(SecretId=arn, ForceDeleteWithoutRecovery=True)
    return resource


def value(pool, client):
    described = cognito.describe_user_pool_client(UserPoolId=pool, ClientId=client)["UserPoolClient"]
    return json.dumps({"client_id": client, "client_secret": described["ClientSecret"]})


def oauth(server):
    return {
        "AllowedOAuthFlowsUserPoolClient": True,
        "AllowedOAuthFlows": ["client_credentials"],
        "AllowedOAuthScopes": [f"{server['Identifier']}/{scope['ScopeName']}" for scope in server["Scopes"]],
    }


def answer(event, resource):
    body = {name: event[name] for name in ("StackId", "RequestId", "LogicalResourceId")}
    body.update(Status="SUCCESS", PhysicalResourceId=resource)
    request = urllib.request.Request(
        event["ResponseURL"], json.dumps(body).encode(), {"Content-Type": ""}, method="PUT"
    )
    urllib.request.urlopen(request).close()
