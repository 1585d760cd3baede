"""Calls the orders API as the client whose credentials are in Secrets Manager; needs no domain of the user pool."""

import json
import os
import time
import urllib.error
import urllib.request

import boto3
from botocore.config import Config

# What is left of the function's time when the last request ends.
RESERVE = 2.0

secrets = boto3.client("secretsmanager", config=Config(connect_timeout=3, read_timeout=5, retries={"total_max_attempts": 2}))
credentials = None
token = None
renewal = 0.0


def handler(event, context):
    end = time.monotonic() + context.get_remaining_time_in_millis() / 1000 - RESERVE
    try:
        return orders(end)
    except urllib.error.HTTPError as error:
        if error.code != 401:
            raise
        # The API does not take this token any more. Once: what is refused again is wrong.
        drop_token()
        return orders(end)


def orders(end):
    headers = {"Authorization": "Bearer " + access_token(end)}
    return fetch(urllib.request.Request(os.environ["API_URL"] + "/orders", headers=headers), end)


def access_token(end):
    """A token that is good for another minute; each new one is billed, so it is kept."""
    global token, renewal
    if time.time() >= renewal:
        answer = request_token(end)["ClientAuthenticationResult"]
        token = answer["AccessToken"]
        renewal = time.time() + answer["ExpiresIn"] - 60
    return token


def drop_token():
    global renewal
    renewal = 0.0


def request_token(end):
    try:
        return get_client_token(credentials or read_secret(), end)
    except urllib.error.HTTPError as error:
        if not 400 <= error.code < 500:
            raise
        # Rotation or a stack update has replaced what we have. Once: what is refused again is wrong.
        return get_client_token(read_secret(), end)


def read_secret():
    global credentials
    credentials = json.loads(secrets.get_secret_value(SecretId=os.environ["SECRET_ARN"])["SecretString"])
    return credentials


def get_client_token(client, end):
    """GetClientToken is one unsigned request, which boto3 1.43.11 does not know yet."""
    # Without scopes the token has every scope that the client may have.
    body = {"ClientId": client["client_id"], "Secret": client["client_secret"]}
    headers = {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": "AWSCognitoIdentityProviderService.GetClientToken",
    }
    return fetch(urllib.request.Request(os.environ["COGNITO_URL"], json.dumps(body).encode(), headers), end)


def fetch(request, end):
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError("no time is left for " + request.full_url)
    with urllib.request.urlopen(request, timeout=min(left, 10)) as answer:
        return json.load(answer)
