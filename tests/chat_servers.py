"""Chats as their users start them: a process each, on a free port."""

import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse
from typing import Any

STOP_WITHIN = 30  # seconds; longer than a server may take to let its answers finish


@dataclass(frozen=True)
class Chat:
    """A running chat."""

    process: subprocess.Popen[str]
    url: str

    def get(self, path: str, **headers: str) -> HTTPResponse:
        """The response to a GET request; an error status is a response, too."""
        return response_to(urllib.request.Request(self.url + path, headers=headers))

    def post(self, path: str, value: object) -> HTTPResponse:
        """The response to a POST request with a JSON body."""
        body = json.dumps(value).encode()
        headers = {"Content-Type": "application/json"}
        return response_to(urllib.request.Request(self.url + path, body, headers))

    def ask(self, question: str, *history: str) -> Any:
        """The JSON answer of the endpoint."""
        response = self.post("/gradio_api/run/ask", {"data": [question, history]})
        return json.load(response)["data"][0]

    def stop(self) -> int:
        """Ask it to end; the exit status."""
        self.process.terminate()
        return self.process.wait(STOP_WITHIN)


@contextmanager
def chat(*arguments: str) -> Iterator[Chat]:
    """A chat that is stopped at the end."""
    command = [sys.executable, "-m", "qa", "chat", "--port", "0", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            line = process.stdout.readline()
            found = re.search(r"http://\S+", line)
            assert found, f"The chat did not start: {line!r}"
            yield Chat(process, found[0])
        finally:
            process.terminate()
            process.wait(STOP_WITHIN)


def response_to(request: urllib.request.Request) -> Any:
    """The response, whatever its status."""
    try:
        return urllib.request.urlopen(request, timeout=60)
    except urllib.error.HTTPError as error:
        return error
