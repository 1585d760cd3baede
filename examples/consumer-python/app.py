"""Calls the orders API as the client whose credentials are in Secrets Manager."""

import base64
import json
import os
import socket
import time
import urllib.error
import urllib.request

import boto3

secrets = boto3.client("secretsmanager")
credentials = None
token = None
renewal = 0.0


def handler(event, context):
    orders = os.environ["API_URL"] + "/orders"
    return fetch(urllib.request.Request(orders, headers={"Authorization": "Bearer " + access_token()}))


def access_token():
    """A token that is good for another minute; each new one is billed, so it is kept."""
    global token, renewal
    if time.time() >= renewal:
        answer = request_token()
        token = answer["access_token"]
        renewal = time.time() + answer["expires_in"] - 60
    return token


def request_token():
    try:
        return post(credentials or read_secret())
    except urllib.error.URLError as error:
        if not outdated(error):
            raise
        # Rotation or a stack update has replaced what we have. Once: what is refused again is wrong.
        return post(read_secret())


def outdated(error):
    if isinstance(error, urllib.error.HTTPError):
        return 400 <= error.code < 500
    return isinstance(error.reason, socket.gaierror)


def read_secret():
    global credentials
    credentials = json.loads(secrets.get_secret_value(SecretId=os.environ["SECRET_ARN"])["SecretString"])
    return credentials


def post(client):
    basic = base64.b64encode(f"{client['client_id']}:{client['client_secret']}".encode()).decode()
    # Without a scope the token has every scope that the client may have.
    return fetch(urllib.request.Request(
        client["token_endpoint"], data=b"grant_type=client_credentials", headers={"Authorization": "Basic " + basic}))


def fetch(request):
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)
