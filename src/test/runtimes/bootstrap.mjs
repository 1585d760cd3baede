// Runs a handler by Lambda's Runtime API, as AWS's runtime for Node.js does.

import http from "node:http";

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
const [module, name] = process.env._HANDLER.split(".");
const { [name]: handler } = await import(`file://${process.env.LAMBDA_TASK_ROOT}/${module}.mjs`);

// Not by fetch, which waits five minutes for an answer: the next event may come much later.
function call(method, path, body = "") {
  return new Promise((resolve, reject) => {
    const headers = { "Content-Length": Buffer.byteLength(body) };
    const request = http.request(
      { host, port, method, headers, path: `/2018-06-01/runtime/invocation/${path}` },
      (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => resolve({ headers: response.headers, text: Buffer.concat(chunks).toString() }));
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

for (;;) {
  const invocation = await call("GET", "next");
  const requestId = invocation.headers["lambda-runtime-aws-request-id"];
  let outcome = "response";
  let answer;
  const deadline = Number(invocation.headers["lambda-runtime-deadline-ms"]);
  const context = { getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()) };
  try {
    answer = await handler(JSON.parse(invocation.text), context);
  } catch (error) {
    outcome = "error";
    answer = { errorType: error.name, errorMessage: error.message };
  }
  await call("POST", `${requestId}/${outcome}`, JSON.stringify(answer) ?? "null");
}
