// Calls the orders API as the client whose credentials are in Secrets Manager.

import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

// What is left of the function's time when the last request ends.
const RESERVE = 2_000;

const secrets = new SecretsManagerClient({ maxAttempts: 2 });
let credentials;
let token;
let renewal = 0;

export async function handler(event, context) {
  const signal = AbortSignal.timeout(Math.max(1, context.getRemainingTimeInMillis() - RESERVE));
  try {
    return await orders(signal);
  } catch (error) {
    if (error.status !== 401) {
      throw error;
    }
    // The API does not take this token any more. Once: what is refused again is wrong.
    renewal = 0;
    return orders(signal);
  }
}

async function orders(signal) {
  const headers = { authorization: `Bearer ${await accessToken(signal)}` };
  return fetchJson(`${process.env.API_URL}/orders`, { headers }, signal);
}

// A token that is good for another minute; each new one is billed, so it is kept.
async function accessToken(signal) {
  if (Date.now() >= renewal) {
    const answer = await requestToken(signal);
    token = answer.access_token;
    renewal = Date.now() + (answer.expires_in - 60) * 1000;
  }
  return token;
}

async function requestToken(signal) {
  try {
    return await post(credentials ?? (await readSecret(signal)), signal);
  } catch (error) {
    if (!isOutdated(error)) {
      throw error;
    }
    // Rotation or a stack update has replaced what we have. Once: what is refused again is wrong.
    return post(await readSecret(signal), signal);
  }
}

function isOutdated(error) {
  return (error.status >= 400 && error.status < 500) || error.cause?.syscall === "getaddrinfo";
}

async function readSecret(signal) {
  const command = new GetSecretValueCommand({ SecretId: process.env.SECRET_ARN });
  const secret = await secrets.send(command, { abortSignal: signal });
  credentials = JSON.parse(secret.SecretString);
  return credentials;
}

function post({ client_id, client_secret, token_endpoint }, signal) {
  const request = {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString("base64")}` },
    // Without a scope the token has every scope that the client may have.
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  };
  return fetchJson(token_endpoint, request, signal);
}

async function fetchJson(url, request, signal) {
  const answer = await fetch(url, { ...request, signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]) });
  if (!answer.ok) {
    throw Object.assign(new Error(`${url} answered ${answer.status}`), { status: answer.status });
  }
  return answer.json();
}
