// Calls the orders API as the client whose credentials are in Secrets Manager.

import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

const secrets = new SecretsManagerClient();
let credentials;
let token;
let renewal = 0;

export async function handler() {
  return fetchJson(`${process.env.API_URL}/orders`, { headers: { authorization: `Bearer ${await accessToken()}` } });
}

// A token that is good for another minute; each new one is billed, so it is kept.
async function accessToken() {
  if (Date.now() >= renewal) {
    const answer = await requestToken();
    token = answer.access_token;
    renewal = Date.now() + (answer.expires_in - 60) * 1000;
  }
  return token;
}

async function requestToken() {
  try {
    return await post(credentials ?? (await readSecret()));
  } catch (error) {
    if (!isOutdated(error)) {
      throw error;
    }
    // Rotation or a stack update has replaced what we have. Once: what is refused again is wrong.
    return post(await readSecret());
  }
}

function isOutdated(error) {
  return (error.status >= 400 && error.status < 500) || error.cause?.syscall === "getaddrinfo";
}

async function readSecret() {
  const secret = await secrets.send(new GetSecretValueCommand({ SecretId: process.env.SECRET_ARN }));
  credentials = JSON.parse(secret.SecretString);
  return credentials;
}

function post({ client_id, client_secret, token_endpoint }) {
  return fetchJson(token_endpoint, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString("base64")}` },
    // Without a scope the token has every scope that the client may have.
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
}

async function fetchJson(url, request) {
  const answer = await fetch(url, { ...request, signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) {
    throw Object.assign(new Error(`${url} answered ${answer.status}`), { status: answer.status });
  }
  return answer.json();
}
