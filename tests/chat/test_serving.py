"""The chat as a server: what it lets in, what it says, how it starts and stops."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from chat_servers import Chat, chat
from gradio_client import Client

QUESTION = "What separates the two parks?"


@pytest.fixture(scope="module")
def served() -> Iterator[Chat]:
    """A chat with everything on."""
    with chat() as running:
        yield running


def command(*arguments: str, **settings: str) -> tuple[int, str]:
    """Exit status and standard error of a chat that cannot start."""
    done = subprocess.run(
        [sys.executable, "-m", "qa", "chat", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **settings},
    )
    return done.returncode, done.stderr


def test_it_is_healthy(served: Chat) -> None:
    response = served.get("/healthz")
    assert (response.status, response.read()) == (200, b"ok\n")


def test_the_endpoint_gives_the_json_of_the_command_line(served: Chat) -> None:
    answer = served.ask(QUESTION)
    done = subprocess.run(
        [sys.executable, "-m", "qa", "ask", QUESTION, "--json"], capture_output=True
    )
    assert answer == json.loads(done.stdout)


def test_the_endpoint_answers_gradios_client(served: Chat) -> None:
    client = Client(served.url, verbose=False)
    answer = client.predict(question=QUESTION, history=["Which parks are there?"], api_name="/ask")
    assert answer["question"] == QUESTION
    assert client.predict(QUESTION, api_name="/ask")["passages"]


def test_only_ask_is_offered_to_other_programs(served: Chat) -> None:
    info = json.load(served.get("/gradio_api/info"))
    assert list(info["named_endpoints"]) == ["/ask"]
    assert not info["unnamed_endpoints"]


def test_the_endpoint_answers_curl_as_events(served: Chat) -> None:
    event = json.load(served.post("/gradio_api/call/ask", {"data": [QUESTION, []]}))["event_id"]
    assert b"event: complete" in served.get(f"/gradio_api/call/ask/{event}").read()


@pytest.mark.parametrize("data", [["x" * 100_000], [None], [7, 7], [], [QUESTION, {"a": 1}]])
def test_a_bad_request_leaves_the_next_one_an_answer(served: Chat, data: list[object]) -> None:
    response = served.post("/gradio_api/run/ask", {"data": data})
    response.read()
    assert served.ask(QUESTION)["passages"]


@pytest.mark.parametrize(
    "path",
    [
        "/monitoring",
        "/monitoring/summary",
        "/gradio_api/runs",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/deep_link",
        "/docs",
        "/openapi.json",
        "//monitoring",
        "/Monitoring",
    ],
)
def test_closed_doors(served: Chat, path: str) -> None:
    assert served.get(path).status in (403, 404)


def test_nothing_is_uploaded_to_disk(served: Chat) -> None:
    assert served.post("/gradio_api/upload", "x").status == 404


def test_a_body_of_200_megabytes_is_refused_before_it_is_sent(served: Chat) -> None:
    host, port = re.findall(r"//(.*):(\d+)", served.url)[0]
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        head = "POST /gradio_api/run/ask HTTP/1.1\r\nHost: x\r\nContent-Length: 200000000\r\n\r\n"
        connection.sendall(head.encode())
        assert b" 413 " in connection.recv(1000)
    assert served.ask(QUESTION)["passages"]


def test_a_body_that_outgrows_what_a_request_may_have_is_refused(served: Chat) -> None:
    host, port = re.findall(r"//(.*):(\d+)", served.url)[0]
    head = "POST /gradio_api/run/ask HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(head.encode() + b"Content-Type: application/json\r\n\r\n")
        connection.sendall(chunk * 100)
        assert b" 400 " in connection.recv(1000)
    assert served.ask(QUESTION)["passages"]


def test_every_response_carries_the_headers(served: Chat) -> None:
    for path in ("/", "/healthz", "/client/page.js", "/monitoring", "/gradio_api/info"):
        headers = served.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "default-src 'self'" in headers["content-security-policy"]


def test_scripts_run_by_a_nonce_that_changes(served: Chat) -> None:
    nonces = set()
    for _ in range(2):
        response = served.get("/")
        policy = response.headers["content-security-policy"]
        nonce = re.findall(r"'nonce-([^']+)'", policy)[0]
        scripts = re.findall(r"<script[^>]*>", response.read().decode())
        assert all(f'nonce="{nonce}"' in script for script in scripts)
        assert "script-src 'self' 'nonce" in policy
        nonces.add(nonce)
    assert len(nonces) == 2


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_no_other_site_may_read_answers(served: Chat, origin: str) -> None:
    headers = served.get("/gradio_api/info", Origin=origin).headers
    assert not headers["access-control-allow-origin"]


def test_a_taken_port_is_said_in_one_line(served: Chat) -> None:
    port = served.url.rsplit(":", 1)[1]
    status, said = command("--port", port)
    assert status == 2
    assert said.count("\n") == 1
    assert f"port {port} of 127.0.0.1 is not" in said
    assert "--port 0" in said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--host", "0.0.0.0"], "--auth USER:PASSWORD, or --public"),
        (["--auth", "reader"], "must be USER:PASSWORD"),
        (["--collect", "/"], "is a directory"),
        (["--article", "/no/such/article.txt"], "/no/such/article.txt"),
        (["--host", "no.such.host.invalid", "--public"], "no.such.host.invalid"),
        (["--root-path", "chat"], "must begin with /"),
    ],
)
def test_what_cannot_be_served_is_said_in_one_line(arguments: list[str], told: str) -> None:
    status, said = command("--port", "0", *arguments)
    assert status == 2
    assert said.count("\n") == 1
    assert told in said


@pytest.mark.skipif(find_spec("mcp") is not None, reason="mcp is installed")
def test_an_mcp_tool_without_its_package_is_said_in_one_line() -> None:
    status, said = command("--port", "0", "--mcp")
    assert (status, said.count("\n")) == (2, 1)
    assert 'pip install "gradio[mcp]"' in said


def test_a_password_is_asked_for() -> None:
    with chat("--auth", "reader:secret") as guarded:
        assert guarded.post("/gradio_api/run/ask", {"data": [QUESTION, []]}).status == 401
        assert guarded.post("/gradio_api/call/ask", {"data": [QUESTION, []]}).status == 401
        assert guarded.get("/healthz").status == 200
        client = Client(guarded.url, auth=("reader", "secret"), verbose=False)
        assert client.predict(QUESTION, api_name="/ask")["passages"]


def test_it_stands_behind_a_proxy_that_takes_the_prefix_off() -> None:
    with chat("--root-path", "/chat") as proxied:
        page = proxied.get("/", **{"X-Forwarded-Host": "example.org"}).read().decode()
        assert re.search(r'"root":"[^"]*/chat"', page)
        assert proxied.get("/monitoring").status == 404
        assert proxied.get("/chat/monitoring").status == 404


def test_running_answers_are_finished_when_it_is_stopped(tmp_path: Path) -> None:
    article = tmp_path / "long.txt"
    article.write_text("".join(f"Sponge {n} lives in the sea number {n}.\n" for n in range(20_000)))
    with chat("--article", str(article)) as busy:
        answers: list[object] = []
        asking = [
            threading.Thread(target=lambda: answers.append(busy.ask("Where does sponge 7 live?")))
            for _ in range(8)
        ]
        for thread in asking:
            thread.start()
        wait_for_a_request(busy)
        assert busy.stop() == 0
        for thread in asking:
            thread.join()
    assert len(answers) == 8


def wait_for_a_request(running: Chat) -> None:
    """Until the requests that others sent before are being served."""
    for _ in range(3):
        running.get("/healthz").read()


def test_nothing_is_sent_to_gradios_makers() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import qa.chat.serving, gradio.analytics as a; print(a.analytics_enabled())",
        ],
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "False"
