"""Runs a handler by Lambda's Runtime API, as AWS's runtime for Python does."""

import importlib
import json
import os
import sys
import urllib.request

api = f"http://{os.environ['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime/invocation/"
sys.path.insert(0, os.environ["LAMBDA_TASK_ROOT"])
module, function = os.environ["_HANDLER"].rsplit(".", 1)
handler = getattr(importlib.import_module(module), function)

while True:
    with urllib.request.urlopen(api + "next") as invocation:
        request_id = invocation.headers["Lambda-Runtime-Aws-Request-Id"]
        event = json.load(invocation)
    try:
        outcome, answer = "response", handler(event, None)
    except Exception as error:
        outcome, answer = "error", {"errorType": type(error).__name__, "errorMessage": str(error)}
    urllib.request.urlopen(f"{api}{request_id}/{outcome}", json.dumps(answer).encode()).close()
