"""The body of a request: bounded, in time, and made fit for Gradio."""

import asyncio
import json
import re
from collections.abc import Callable
from typing import Any

from qa.chat.security.asgi import Message, Receive
from qa.chat.security.refusal import RefusedError

LARGEST_BODY = 30_000_000  # bytes: a visitor's file in base64 and a full conversation, with room
LARGEST_FORM = 10_000  # bytes of a name and a password; a larger form may go over the disk
IN_MEMORY = 100_000_000  # bytes of bodies that are arriving at once
ARRIVES_WITHIN = 60  # seconds; a slower sender holds a place that others need
Form = Callable[[Any], Any]
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class Bodies:
    """Reads the bodies of requests, so many bytes at once."""

    def __init__(self) -> None:
        self._arriving = 0

    async def read(self, receive: Receive, most: int = LARGEST_BODY) -> bytes:
        """The whole body; raises RefusedError for one too large or too slow."""
        body = bytearray()
        try:
            async with asyncio.timeout(ARRIVES_WITHIN):
                while await self._read_on(receive, body):
                    self._check(len(body), most)
            self._check(len(body), most)
            return bytes(body)
        except TimeoutError as error:
            within = f"A request must arrive within {ARRIVES_WITHIN} seconds: send it again."
            raise RefusedError(408, within) from error
        finally:
            self._arriving -= len(body)

    async def _read_on(self, receive: Receive, body: bytearray) -> bool:
        """Take one more piece of a body; whether there are more."""
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RefusedError(400, "The request did not arrive whole: send it again.")
        piece = message.get("body", b"")
        body += piece
        self._arriving += len(piece)
        return bool(message.get("more_body"))

    def _check(self, taken: int, most: int) -> None:
        if taken > most:
            raise RefusedError(413, f"A request may have {most:,} bytes: send less.")
        if self._arriving > IN_MEMORY:
            raise RefusedError(503, "Too much is being sent at once: come back in a moment.")


def checked_json(body: bytes, form: Form | None = None) -> bytes:
    """A JSON body as Gradio may see it; raises RefusedError for one that it must not.

    `form` makes of what was sent what is handed on.

    Gradio fetches what a file in a body names, from any host, and cannot answer with halves of
    a surrogate pair, which browsers send where a text is cut inside an emoji.
    """
    try:
        text = body.decode()
        value = json.loads(text, object_hook=_without_files, parse_constant=_refused_number)
    except (ValueError, RecursionError) as error:
        raise RefusedError(400, "A request must be JSON in UTF-8, and this is not.") from error
    if _SURROGATE.search(text):
        value = mended(value)
    elif not form:
        return body
    return json.dumps(form(value) if form else value).encode()


def _without_files(value: dict[str, Any]) -> dict[str, Any]:
    if value.get("_type") == "gradio.FileData" or {"path", "meta"} <= value.keys():
        raise RefusedError(400, "No files are taken here: send text.")
    return value


def _refused_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def mended(value: Any) -> Any:
    """A value of JSON without halves of surrogate pairs."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list | tuple):
        return [mended(one) for one in value]
    if isinstance(value, dict):
        return {mended(key): mended(one) for key, one in value.items()}
    return value


def received_again(body: bytes, receive: Receive) -> Receive:
    """Hands a body that was read to the application, then what comes after it."""
    left: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return left.pop() if left else await receive()

    return again
