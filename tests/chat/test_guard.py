"""What the guard in front of Gradio lets in, before any Gradio is started."""

import asyncio
import base64
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from qa.chat.security import bodies, logins
from qa.chat.security.asgi import Message, Receive, Scope, Send
from qa.chat.security.bodies import LARGEST_BODY, checked_json
from qa.chat.security.guard import Guard
from qa.chat.security.hosts import Hosts
from qa.chat.security.logins import FREE, LONGEST_WAIT, Guesses, Login
from qa.chat.security.refusal import RefusedError

HERE = Hosts("127.0.0.1")
LOGIN = Login("reader", "secret", {"token": "reader"}.get, ("access",))
PREDICT = "/gradio_api/run/predict"
TOOL = "/gradio_api/mcp/"


@dataclass
class Gradio:
    """Stands for what is behind the guard: notes the bodies that reach it."""

    status: int = 200
    got: list[bytes] = field(default_factory=list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        message = await receive()
        self.got.append(message["body"])
        await send({"type": "http.response.start", "status": self.status, "headers": []})
        await send({"type": "http.response.body", "body": b"reached"})


def response_of(
    guard: Guard,
    method: str,
    path: str,
    body: bytes = b"{}",
    client: str = "192.0.2.1",
    **headers: str,
) -> tuple[int, str]:
    """Status and body that a request gets; for a name `_` stands for `-`."""
    given = {"host": "127.0.0.1:7860", "content_type": "application/json", **headers}
    scope: Scope = {
        "type": "http",
        "method": method,
        "path": path,
        "client": (client, 1),
        "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in given.items()],
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(guard(scope, receive, send))
    return sent[0]["status"], b"".join(m.get("body", b"") for m in sent).decode()


def basic(password: str) -> str:
    """The value of an Authorization header."""
    return "Basic " + base64.b64encode(f"reader:{password}".encode()).decode()


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/gradio_api/process_recording"),
        ("POST", "/gradio_api/upload"),
        ("POST", "/gradio_api/cancel"),
        ("POST", "/gradio_api/reset"),
        ("POST", "/gradio_api/run/other"),
        ("POST", "/gradio_api/component_server"),
        ("GET", "/gradio_api/heartbeat/abc"),
        ("GET", "/gradio_api/file=/etc/passwd"),
        ("GET", "/gradio_api/openapi.json"),
        ("GET", "/gradio_api/run/predict"),
        ("GET", "/manifest.json"),
        ("GET", "/monitoring"),
        ("GET", "//config"),
        ("GET", "/Config"),
        ("GET", "/config/"),
        ("GET", "/a/route/of/a/gradio/to/come"),
        ("GET", TOOL),
        ("POST", TOOL),
        ("POST", "/login"),
        ("OPTIONS", "/config"),
        ("PUT", "/"),
    ],
)
def test_what_is_not_on_the_list_is_closed(method: str, path: str) -> None:
    gradio = Gradio()
    assert response_of(Guard(gradio, HERE), method, path) == (404, "There is nothing here.\n")
    assert not gradio.got


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/config"),
        ("GET", "/logout"),
        ("GET", "/gradio_api/info"),
        ("GET", "/gradio_api/queue/data"),
        ("GET", "/gradio_api/call/ask/1"),
        ("POST", "/gradio_api/run/ask"),
        ("POST", "/gradio_api/call/ask"),
        ("POST", "/gradio_api/queue/join"),
        ("POST", PREDICT),
        ("POST", "/client/leave"),
        ("GET", TOOL),
        ("POST", TOOL),
        ("DELETE", TOOL),
    ],
)
def test_with_a_password_everything_asks_for_it(method: str, path: str) -> None:
    guard = Guard(Gradio(), HERE, LOGIN, mcp=True)
    assert response_of(guard, method, path)[0] == 401
    assert response_of(guard, method, path, cookie="access=stolen")[0] == 401
    assert response_of(guard, method, path, cookie="a=b; {another}; access=token") == (
        200,
        "reached",
    )


@pytest.mark.parametrize("path", ["/", "/healthz", "/theme.css", "/assets/a.js", "/client/page.js"])
def test_the_page_that_asks_for_a_password_needs_none(path: str) -> None:
    guard = Guard(Gradio(), HERE, LOGIN)
    assert response_of(guard, "GET", path)[0] == 200
    assert response_of(guard, "HEAD", path)[0] == 200
    assert response_of(guard, "POST", path)[0] == 404


def test_a_tools_client_sends_the_password_itself() -> None:
    guard = Guard(Gradio(), HERE, LOGIN, mcp=True)
    assert response_of(guard, "POST", TOOL, authorization=basic("wrong"))[0] == 401
    assert response_of(guard, "POST", TOOL, authorization=basic("secret"))[0] == 200
    assert response_of(guard, "POST", PREDICT, authorization=basic("secret"))[0] == 401


@pytest.mark.parametrize("value", ["Basic é", "Basic !", "Bearer x", "", "Basic"])
def test_an_authorization_of_another_shape_is_none(value: str) -> None:
    guard = Guard(Gradio(), HERE, LOGIN, mcp=True)
    assert response_of(guard, "POST", TOOL, authorization=value)[0] == 401


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.0.0.1:7860", "localhost:1", "LOCALHOST", "localhost.", "[::1]:7860"],
)
def test_this_machines_names_are_served(host: str) -> None:
    assert HERE.include(host)


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:7860", "", "127.0.0.1.evil.example", "10.0.0.1", "[", "a b"],
)
def test_another_name_that_leads_here_is_not_served(host: str) -> None:
    assert not HERE.include(host)
    gradio = Gradio()
    status, said = response_of(Guard(gradio, HERE), "GET", "/", host=host)
    assert (status, "--allow-host" in said) == (421, True)
    assert not gradio.got


def test_more_names_can_be_allowed() -> None:
    hosts = Hosts("127.0.0.1", ["Chat.Example.org"])
    assert hosts.include("chat.example.org")
    assert not hosts.include("example.org")


def test_a_server_on_all_addresses_goes_by_any_of_them_and_by_no_strange_name() -> None:
    hosts = Hosts("0.0.0.0")
    assert hosts.include("192.0.2.7:7860")
    assert hosts.include("[2001:db8::1]")
    assert not hosts.include("evil.example")


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data", "", "application/jsonx"])
def test_another_site_cannot_make_a_browser_send_what_is_answered(kind: str) -> None:
    assert response_of(Guard(Gradio(), HERE), "POST", PREDICT, content_type=kind)[0] == 415


FILE = {"path": "http://192.0.2.1/x", "meta": {"_type": "gradio.FileData"}}


@pytest.mark.parametrize(
    "value",
    [FILE, {"data": [FILE]}, {"data": [{"a": [[FILE]]}]}, {"path": "x", "meta": 7}],
)
def test_no_file_reaches_gradio_which_would_fetch_it(value: object) -> None:
    gradio = Gradio()
    plain = json.dumps(value)
    for body in (plain, plain.replace("_type", "\\u005ftype").replace("path", "p\\u0061th")):
        status, said = response_of(Guard(gradio, HERE), "POST", PREDICT, body.encode())
        assert (status, said) == (400, "No files are taken here: send text.\n")
    assert not gradio.got


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff", b"[" * 100_000, b'{"data": [NaN]}', b'["a"] b', b"\xef\xbb\xbf{}"]
)
def test_what_is_no_json_is_refused(body: bytes) -> None:
    status, said = response_of(Guard(Gradio(), HERE), "POST", PREDICT, body)
    assert (status, said.count("\n")) == (400, 1)


@pytest.mark.parametrize(
    ("sent", "handed_on"),
    [
        (rb'["\ud83d\ude00"]', ["\N{GRINNING FACE}"]),
        (rb'["\ud83d"]', ["\ufffd"]),
        (rb'{"\udc00": {"a": ["x\uD800y"]}}', {"\ufffd": {"a": ["x\ufffdy"]}}),
    ],
)
def test_halves_of_a_surrogate_pair_are_replaced(sent: bytes, handed_on: object) -> None:
    assert json.loads(checked_json(sent)) == handed_on


def test_a_body_is_made_what_its_address_takes() -> None:
    def form(value: Any) -> Any:
        if value != {"a": 1}:
            raise RefusedError(422, "Send a.")
        return {"b": 2}

    gradio = Gradio()
    guard = Guard(gradio, HERE, forms={PREDICT: form})
    assert response_of(guard, "POST", PREDICT, b'{"a": 2}') == (422, "Send a.\n")
    assert response_of(guard, "POST", PREDICT, b'{"a": 1}') == (200, "reached")
    assert gradio.got == [b'{"b": 2}']


def test_a_body_too_large_is_refused_whether_or_not_it_says_so() -> None:
    guard = Guard(Gradio(), HERE)
    large = b"[" + b" " * LARGEST_BODY + b"]"
    assert response_of(guard, "POST", PREDICT, large)[0] == 413
    declared = str(LARGEST_BODY + 1)
    assert response_of(guard, "POST", PREDICT, b"{}", content_length=declared)[0] == 413
    assert response_of(guard, "POST", PREDICT)[0] == 200


def test_many_bodies_at_once_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "IN_MEMORY", 100)
    guard = Guard(Gradio(), HERE)
    for _ in range(3):  # what was refused takes no room
        assert response_of(guard, "POST", PREDICT, b"[" + b" " * 200 + b"]")[0] == 503
    assert response_of(guard, "POST", PREDICT)[0] == 200


def test_a_body_that_does_not_come_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "ARRIVES_WITHIN", 0.01)

    async def never() -> Message:
        await asyncio.sleep(60)
        raise AssertionError

    with pytest.raises(RefusedError, match="must arrive within"):
        asyncio.run(bodies.Bodies().read(never))


def test_what_goes_wrong_is_one_line_in_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise ValueError("two\nlines")

    status, said = response_of(Guard(broken, HERE), "GET", "/config")
    assert (status, said.count("\n")) == (500, 1)
    logged = capsys.readouterr().err
    assert "ValueError: two lines" in logged
    assert logged.count("\n") == 1


def test_wrong_passwords_are_slowed_down_for_each_address() -> None:
    guard = Guard(Gradio(status=400), HERE, LOGIN)
    tries = [response_of(guard, "POST", "/login")[0] for _ in range(FREE + 2)]
    assert tries == [*[400] * FREE, 429, 429]
    assert response_of(guard, "POST", "/login", client="192.0.2.2")[0] == 400


def test_wrong_passwords_of_programs_are_slowed_down_too() -> None:
    guard = Guard(Gradio(), HERE, LOGIN, mcp=True)
    tries = [response_of(guard, "POST", TOOL, authorization=basic("x"))[0] for _ in range(FREE + 1)]
    assert tries == [*[401] * FREE, 429]


def test_the_right_password_makes_the_wrong_ones_forgotten() -> None:
    guard = Guard(Gradio(), HERE, LOGIN)
    assert {response_of(guard, "POST", "/login")[0] for _ in range(FREE * 3)} == {200}


@pytest.fixture
def clock() -> list[float]:
    """The time, for a test to change."""
    return [0.0]


@pytest.fixture
def wait(clock: list[float]) -> Callable[[str], int]:
    """How long an address has to wait before it may try again."""
    guesses = Guesses(lambda: clock[0])
    return lambda address: guesses.wait({"client": (address, 1)})


def test_each_wrong_password_makes_the_wait_longer(
    wait: Callable[[str], int], clock: list[float]
) -> None:
    waits = []
    for _ in range(FREE + 10):
        waits.append(wait("192.0.2.1"))
        clock[0] += waits[-1]
        if waits[-1]:
            assert wait("192.0.2.1") == 0
    assert waits[:FREE] == [0] * FREE
    assert waits[FREE:] == sorted(waits[FREE:])
    assert waits[-1] == LONGEST_WAIT + 1


def test_neighbours_of_a_version_6_address_are_one(wait: Callable[[str], int]) -> None:
    for number in range(FREE):
        assert wait(f"2001:db8::{number}") == 0
    assert wait("2001:db8::ffff")
    assert wait("2001:db8:1::1") == 0


def test_only_so_many_addresses_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logins, "ADDRESSES", 3)
    guesses = Guesses()
    for number in range(10):
        guesses.wait({"client": (f"192.0.2.{number}", 1)})
    assert len(guesses) == 3
