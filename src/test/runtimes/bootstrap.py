"""Runs a handler by Lambda's Runtime API, as AWS's runtime for Python does."""

import importlib
import json
import os
import sys
import time
import urllib.request

api = f"http://{os.environ['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime/invocation/"
sys.path.insert(0, os.environ["LAMBDA_TASK_ROOT"])
module, function = os.environ["_HANDLER"].rsplit(".", 1)
handler = getattr(importlib.import_module(module), function)


class Context:
    def __init__(self, deadline_ms):
        self.deadline_ms = deadline_ms

    def get_remaining_time_in_millis(self):
        return max(0, int(self.deadline_ms - time.time() * 1000))


while True:
    with urllib.request.urlopen(api + "next") as invocation:
        request_id = invocation.headers["Lambda-Runtime-Aws-Request-Id"]
        context = Context(int(invocation.headers["Lambda-Runtime-Deadline-Ms"]))
        event = json.load(invocation)
    try:
        outcome, answer = "response", handler(event, context)
    except Exception as error:
        outcome, answer = "error", {"errorType": type(error).__name__, "errorMessage": str(error)}
    urllib.request.urlopen(f"{api}{request_id}/{outcome}", json.dumps(answer).encode()).close()
