// Runs a handler by Lambda's Runtime API, as AWS's runtime for Node.js does.

const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation/`;
const [module, name] = process.env._HANDLER.split(".");
const { [name]: handler } = await import(`file://${process.env.LAMBDA_TASK_ROOT}/${module}.mjs`);

for (;;) {
  const invocation = await fetch(`${api}next`);
  const requestId = invocation.headers.get("lambda-runtime-aws-request-id");
  const event = await invocation.json();
  let outcome = "response";
  let answer;
  try {
    answer = await handler(event);
  } catch (error) {
    outcome = "error";
    answer = { errorType: error.name, errorMessage: error.message };
  }
  await fetch(`${api}${requestId}/${outcome}`, { method: "POST", body: JSON.stringify(answer) });
}
