"""A Runtime API client that runs the module named by its argument on machines without AWS's own
client (awslambdaric)."""

import http.client
import importlib
import json
import os
import sys

handler = importlib.import_module(sys.argv[1])

PATH = "/2018-06-01/runtime/invocation/"

runtime = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])


def call(method, path, body=None):
    runtime.request(method, PATH + path, body)
    response = runtime.getresponse()
    return response.headers, response.read()


while True:
    headers, event = call("GET", "next")
    request_id = headers["Lambda-Runtime-Aws-Request-Id"]
    try:
        answer = json.dumps(handler.handle(json.loads(event), None))
        call("POST", request_id + "/response", answer)
    except Exception as failure:
        call("POST", request_id + "/error", json.dumps({"errorMessage": repr(failure)}))
