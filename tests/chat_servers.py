"""Chats as their users start them: a process each, on a free port."""

import json
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path
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

    def post(self, path: str, value: object, **headers: str) -> HTTPResponse:
        """The response to a POST request with a JSON body."""
        body = json.dumps(value).encode()
        headers = {"Content-Type": "application/json", **headers}
        return response_to(urllib.request.Request(self.url + path, body, headers))

    def log_in(self, name: str, password: str) -> HTTPResponse:
        """The response to a name and a password."""
        form = urllib.parse.urlencode({"username": name, "password": password}).encode()
        return response_to(urllib.request.Request(f"{self.url}/login", form))

    def begin_of_response(self, head: str, *bodies: bytes) -> bytes:
        """The first bytes that come back for a request sent as it is, but for its Host."""
        host = self.url.removeprefix("http://")
        name, port = host.split(":")
        with socket.create_connection((name, int(port)), timeout=30) as connection:
            connection.sendall(f"{head}\r\nHost: {host}\r\n\r\n".encode())
            for body in bodies:
                connection.sendall(body)
            return connection.recv(1000)

    def ask(self, question: str, *history: str) -> Any:
        """The JSON answer of the endpoint."""
        response = self.post("/gradio_api/run/ask", {"data": [question, history]})
        return json.load(response)["data"][0]

    def stop(self) -> int:
        """Ask it to end; the exit status."""
        self.process.terminate()
        return self.process.wait(STOP_WITHIN)


@contextmanager
def chat(*arguments: str, log: Path | None = None) -> Iterator[Chat]:
    """A chat that is stopped at the end; what it says to standard error goes to `log`."""
    command = [sys.executable, "-m", "qa", "chat", "--port", "0", *arguments]
    with (
        log.open("w") if log else nullcontext() as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as process,
    ):
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
