"""A connection on which nothing is asked is closed; one that waits for an answer is not."""

import asyncio
import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn

from qa.chat import connections
from qa.chat.connections import Connection
from qa.chat.security.asgi import Receive, Scope, Send

SHORT = 0.2  # seconds to ask within
GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


async def slow(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers after longer than one may take to ask."""
    await asyncio.sleep(4 * SHORT)
    headers = [(b"content-length", b"4")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"done"})


@pytest.fixture
def connection(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """A connection to a server that is slow itself and impatient with others."""
    monkeypatch.setattr(connections, "ASKS_WITHIN", SHORT)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(
            slow,  # type: ignore[arg-type]
            http=Connection,
            lifespan="off",
            log_level="error",
            timeout_keep_alive=60,
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        with socket.create_connection(listening.getsockname(), timeout=30) as made:
            yield made
        server.should_exit = True
        thread.join()


@pytest.mark.parametrize("sent", [b"", b"GET / HT", GET[:-2]])
def test_half_a_request_is_not_waited_for(connection: socket.socket, sent: bytes) -> None:
    connection.sendall(sent)
    assert closed(connection)


def test_an_answer_is_waited_for_and_then_half_a_request_is_not(connection: socket.socket) -> None:
    connection.sendall(GET)
    answer = b""
    while b"done" not in answer:
        answer += connection.recv(1000)
    connection.sendall(GET[:-2])
    assert closed(connection)


def closed(connection: socket.socket) -> bool:
    """Whether the other side closes the connection without a word."""
    try:
        return connection.recv(1000) == b""
    except ConnectionResetError:
        return True
