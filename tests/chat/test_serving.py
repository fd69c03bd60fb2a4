"""The chat as a server: what it lets in, what it says, how it starts and stops."""

import base64
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
from typing import Any

import pytest
from chat_servers import Chat, chat
from gradio_client import Client
from gradio_client.exceptions import AppError

from qa.chat.security.bodies import LARGEST_BODY

QUESTION = "What separates the two parks?"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    """A chat whose log is empty at the end, whatever it was sent."""
    log = tmp_path_factory.mktemp("chat") / "log"
    with chat(log=log) as running:
        yield running
    assert log.read_text() == ""


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


QUESTIONS = "A question must be a text, and history a list of earlier questions"
CONTROL = "The page has no such control"
DATA = 'an object with a list "data"'


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        ("run/ask", {"data": []}, QUESTIONS),
        ("run/ask", {"data": [None]}, QUESTIONS),
        ("run/ask", {"data": [7, 7]}, QUESTIONS),
        ("run/ask", {"data": [QUESTION, {"a": 1}]}, QUESTIONS),
        ("run/ask", {"data": [QUESTION, "earlier"]}, QUESTIONS),
        ("run/ask", {"data": [QUESTION, ["earlier", 3]]}, QUESTIONS),
        ("run/ask", {"data": [QUESTION, [], 3]}, QUESTIONS),
        ("call/ask", {"data": [["x"], []]}, QUESTIONS),
        ("run/ask", {"data": QUESTION}, DATA),
        ("call/ask", {}, DATA),
        ("run/predict", None, DATA),
        ("run/predict", {"data": [], "fn_index": 0}, CONTROL),
        ("run/predict", {"data": [{}], "fn_index": 99}, CONTROL),
        ("run/predict", {"data": [{}], "fn_index": "1"}, CONTROL),
        ("run/predict", {"data": [{}]}, CONTROL),
        ("queue/join", {"data": [QUESTION], "fn_index": 0, "session_hash": "s"}, "Only the"),
        ("queue/join", {"data": [QUESTION]}, "Only the"),
    ],
)
def test_a_malformed_call_is_told_in_one_line(
    served: Chat, path: str, body: object, told: str
) -> None:
    response = served.post(f"/gradio_api/{path}", body)
    said = response.read().decode()
    assert (response.status, said.count("\n")) == (422, 1)
    assert told in said


@pytest.mark.parametrize("length", [5_001, 6_000, 100_000])
def test_a_question_too_long_is_told(served: Chat, length: int) -> None:
    response = served.post("/gradio_api/run/ask", {"data": ["x" * length]})
    said = response.read().decode()
    assert (response.status, said.count("\n")) == (422, 1)
    assert "5,000 characters" in said


def test_a_question_too_long_is_told_to_gradios_client_too(served: Chat) -> None:
    with pytest.raises(AppError, match="5,000 characters"):
        Client(served.url, verbose=False).predict("x" * 6_000, api_name="/ask")


def test_a_question_as_long_as_may_be_is_answered(served: Chat) -> None:
    assert served.ask(QUESTION.ljust(5_000))["passages"]


@pytest.mark.parametrize("history", [[], None, [{"role": "user", "content": "Which parks?"}]])
def test_a_history_may_be_missing_or_come_as_messages(served: Chat, history: object) -> None:
    response = served.post("/gradio_api/run/ask", {"data": [QUESTION, history]})
    assert json.load(response)["data"][0]["passages"]


def test_a_question_alone_is_asked(served: Chat) -> None:
    response = served.post("/gradio_api/run/ask", {"data": [QUESTION]})
    assert json.load(response)["data"][0]["passages"]


HALF = "\ud83d"  # of an emoji


def test_half_an_emoji_is_asked_about_as_a_sign_that_cannot_be_read(served: Chat) -> None:
    answer = served.ask(f"{QUESTION} {HALF}", HALF)
    assert answer["question"] == f"{QUESTION} \ufffd"
    assert answer["passages"]


@pytest.mark.parametrize(
    "data",
    [
        [{"turns": [{"question": HALF, "kept": HALF}]}, HALF],
        [{"turns": None, "own": [HALF], "key": 7}, None],
        [None, QUESTION],
        [7, 7],
    ],
)
def test_a_page_may_send_anything(served: Chat, data: list[object]) -> None:
    response = served.post("/gradio_api/run/predict", {"data": data, "fn_index": 0})
    assert (response.status, b'id=\\"log\\"' in response.read()) == (200, True)


def pressed(served: Chat, number: int, data: list[Any], **more: object) -> str:
    """What a control of the page gives back."""
    body = {"data": data, "fn_index": number, **more}
    return served.post("/gradio_api/run/predict", body).read().decode()


@pytest.mark.parametrize("session", [{}, {"session_hash": "known"}])
def test_an_own_article_is_not_known_by_the_session(served: Chat, session: dict[str, str]) -> None:
    event = {"act": "own", "name": "sponge.txt", "data": "U3Bvbmdlcy4="}
    memory = json.loads(pressed(served, 1, [{}], event_data=event, **session))["data"][1]
    assert '"own":""' in pressed(served, 0, [{}, "Where?"], **session)
    assert "Sponges" not in pressed(served, 0, [{**memory, "own": "known"}, "Where?"], **session)
    assert served.get("/gradio_api/heartbeat/known").status == 404
    assert "no longer held" not in pressed(served, 0, [memory, "Sponges?"], **session)


def test_an_article_may_have_any_name(served: Chat) -> None:
    event = {"act": "own", "name": HALF, "data": "U3Bvbmdlcy4="}
    body = {"data": [{}], "fn_index": 1, "event_data": event}
    assert b"Sponges." in served.post("/gradio_api/run/predict", body).read()


def test_an_unknown_event_has_an_end(served: Chat) -> None:
    assert b"404" in served.get("/gradio_api/call/ask/unknown").read()
    assert b"404" in served.get("/gradio_api/queue/data?session_hash=unknown").read()


def test_nothing_but_what_the_page_and_programs_need_is_open(served: Chat) -> None:
    for path in ("/monitoring", "/gradio_api/runs", "/docs", "/openapi.json", "/manifest.json"):
        assert served.get(path).status == 404
    for path in ("upload", "process_recording", "cancel"):
        assert served.post(f"/gradio_api/{path}", "x").status == 404


def test_a_name_that_somebody_else_leads_here_is_not_served(served: Chat) -> None:
    assert served.get("/", Host="evil.example").status == 421
    assert served.get("/", Host="localhost").status == 200


def test_a_body_of_200_megabytes_is_refused_before_it_is_sent(served: Chat) -> None:
    head = "POST /gradio_api/run/ask HTTP/1.1\r\nContent-Length: 200000000"
    assert b" 413 " in served.begin_of_response(head)


def test_a_body_that_outgrows_what_a_request_may_have_is_refused(served: Chat) -> None:
    head = (
        "POST /gradio_api/run/ask HTTP/1.1\r\nTransfer-Encoding: chunked\r\n"
        "Content-Type: application/json"
    )
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    beyond = LARGEST_BODY // 0x10000 + 2
    assert b" 413 " in served.begin_of_response(head, chunk * beyond)


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
        (["--collect", "x.jsonl", "--article", "-"], "standard input is gone"),
        (["--root-path", "chat"], "must begin with /"),
    ],
)
def test_what_cannot_be_served_is_said_in_one_line(arguments: list[str], told: str) -> None:
    status, said = command("--port", "0", *arguments)
    assert status == 2
    assert said.count("\n") == 1
    assert told in said


@pytest.mark.parametrize("code", ["", "raise ImportError('broken')"], ids=["another", "broken"])
def test_an_unusable_mcp_package_is_said_in_one_line(tmp_path: Path, code: str) -> None:
    (tmp_path / "mcp.py").write_text(code)
    paths = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    status, said = command("--port", "0", "--mcp", PYTHONPATH=paths)
    assert (status, said.count("\n")) == (2, 1)
    assert 'pip install "gradio[mcp]"' in said


LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
CALL = {"name": "ask", "arguments": {"question": QUESTION}}
BOTH = "application/json, text/event-stream"


@pytest.mark.skipif(find_spec("mcp") is None, reason="mcp is not installed")
def test_the_tool_answers_who_has_the_password() -> None:
    call = {**LIST, "method": "tools/call", "params": CALL}
    basic = "Basic " + base64.b64encode(b"reader:secret").decode()
    with chat("--mcp", "--auth", "reader:secret") as guarded:
        for message in (LIST, call):
            assert guarded.post("/gradio_api/mcp/", message, Accept=BOTH).status == 401
        given = guarded.post("/gradio_api/mcp/", call, Accept=BOTH, Authorization=basic)
        assert b"separated by a river" in given.read()


def test_a_password_is_asked_for() -> None:
    with chat("--auth", "reader:secret") as guarded:
        for path in ("run/ask", "call/ask", "run/predict", "queue/join"):
            assert guarded.post(f"/gradio_api/{path}", {"data": [QUESTION, []]}).status == 401
        for path in ("/config", "/gradio_api/info", "/gradio_api/queue/data"):
            assert guarded.get(path).status == 401
        assert b"Hetao" not in guarded.get("/").read()
        assert guarded.get("/healthz").status == 200
        client = Client(guarded.url, auth=("reader", "secret"), verbose=False)
        assert client.predict(QUESTION, api_name="/ask")["passages"]


@pytest.mark.long
def test_wrong_passwords_are_slowed_down() -> None:
    with chat("--auth", "reader:secret") as guarded:
        statuses = [guarded.log_in("reader", "wrong").status for _ in range(6)]
        assert statuses == [*[400] * 5, 429]
        waiting = guarded.log_in("reader", "secret")
        assert (waiting.status, waiting.headers["Retry-After"]) == (429, "1")


def test_it_stands_behind_a_proxy_that_takes_the_prefix_off() -> None:
    with chat("--root-path", "/chat", "--allow-host", "example.org") as proxied:
        for name in ("Host", "X-Forwarded-Host"):
            page = proxied.get("/", **{name: "example.org"}).read().decode()
            assert re.search(r'"root":"[^"]*/chat"', page)
        assert proxied.get("/monitoring").status == 404
        assert proxied.get("/chat/monitoring").status == 404


@pytest.mark.long
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


@pytest.mark.long
def test_what_is_not_finished_in_time_is_left_with_one_line(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with chat(log=log) as stopped, socket.socket() as halting:
        name, port = stopped.url.removeprefix("http://").split(":")
        halting.connect((name, int(port)))
        head = f"POST /gradio_api/run/ask HTTP/1.1\r\nHost: {name}:{port}\r\n"
        halting.sendall(
            f"{head}Content-Type: application/json\r\nContent-Length: 9\r\n\r\n[".encode()
        )
        assert stopped.get("/healthz").status == 200
        assert stopped.stop() == 0
    assert log.read_text() == "Stopped after 10 seconds, with 1 requests unanswered.\n"


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


@pytest.mark.parametrize("names", [[b"cats\xe9.txt"], [b"cats\xe9.txt", b"dogs.txt"]])
def test_names_that_are_no_utf_8_are_served(names: list[bytes], tmp_path: Path) -> None:
    files = [os.fsdecode(os.fsencode(tmp_path) + b"/" + name) for name in names]
    for file in files:
        Path(file).write_text("Cats sleep sixteen hours a day.")
    with chat("--no-meaning", *(part for file in files for part in ("--article", file))) as running:
        page = running.get("/")
        assert page.status == 200
        assert "Cats\ufffd" in page.read().decode()
        cited = running.ask("How many hours do cats sleep?")["passages"][0]["citation"]
        assert cited["source"].endswith("cats\ufffd.txt")
        opened = json.load(running.get("/client/article?path=cats%EF%BF%BD.txt"))
        assert "Cats sleep sixteen hours" in opened["html"]
