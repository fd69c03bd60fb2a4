"""What every response carries and which requests are turned away, before Gradio sees them."""

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

LARGEST_BODY = 4_000_000  # bytes: an own article in base64 and a full conversation, with room
# Gradio serves these whether the page uses them or not; this page uses none of them.
CLOSED = (
    "/monitoring",
    "/gradio_api/component_server",
    "/gradio_api/custom_component",
    "/gradio_api/deep_link",
    "/gradio_api/dev",
    "/gradio_api/file",
    "/gradio_api/monitoring",
    "/gradio_api/proxy",
    "/gradio_api/run-history",
    "/gradio_api/runs",
    "/gradio_api/stream",
    "/gradio_api/upload",
)
# Compressed by Gradio; the rest is left plain, so that a page's scripts can be given a nonce.
COMPRESSED = ("/assets/", "/static/", "/svelte/", "/gradio_api/")
STEADY = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Guard:
    """ASGI middleware: security headers on everything, closed doors, bounded bodies."""

    def __init__(self, app: App, root_path: str = "") -> None:
        self._app = app
        self._root_path = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or turn it away."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        path = _path(scope, self._root_path)
        answer = _Answer(send, nonce)
        if path.startswith(CLOSED):
            await answer.refuse(404, "There is nothing here.")
        elif _length(scope) > LARGEST_BODY:
            await answer.refuse(413, f"A request may have {LARGEST_BODY:,} bytes: send less.")
        else:
            plain = scope if path.startswith(COMPRESSED) else _uncompressed(scope)
            await self._app(plain, _bounded(receive), answer.send)


class _Answer:
    """A response on its way out: gets its headers, and an HTML page its nonce."""

    def __init__(self, send: Send, nonce: str) -> None:
        self._send = send
        self._nonce = nonce
        self._page: Message | None = None  # the start of an HTML page, held until its body is whole
        self._body = b""

    async def refuse(self, status: int, reason: str) -> None:
        """Answer in one plain line instead of the application."""
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
        await self.send({"type": "http.response.start", "status": status, "headers": headers})
        await self.send({"type": "http.response.body", "body": reason.encode() + b"\n"})

    async def send(self, message: Message) -> None:
        """Send a message of the application on."""
        if message["type"] == "http.response.start":
            await self._start(message)
        elif self._page and message["type"] == "http.response.body":
            await self._collect(message)
        else:
            await self._send(message)

    async def _start(self, message: Message) -> None:
        kept = [(k, v) for k, v in message.get("headers", []) if k.lower() != b"server"]
        message = {**message, "headers": [*kept, *_headers(self._nonce)]}
        if any(k.lower() == b"content-type" and v.startswith(b"text/html") for k, v in kept):
            self._page = message
        else:
            await self._send(message)

    async def _collect(self, message: Message) -> None:
        self._body += message.get("body", b"")
        if message.get("more_body") or not self._page:
            return
        # Gradio writes no text of others into a page except as JSON whose < is escaped
        body = self._body.replace(b"<script", b'<script nonce="' + self._nonce.encode() + b'"')
        headers = [(k, v) for k, v in self._page["headers"] if k.lower() != b"content-length"]
        headers += [(b"content-length", str(len(body)).encode()), (b"cache-control", b"no-store")]
        await self._send({**self._page, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})


def content_security_policy(nonce: str) -> str:
    """Nothing from any other host, no inline script but the page's own."""
    return "; ".join(
        (
            "default-src 'self'",
            # Gradio compiles its components' templates in the browser, which counts as eval
            f"script-src 'self' 'nonce-{nonce}' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def _headers(nonce: str) -> Headers:
    named = {**STEADY, "content-security-policy": content_security_policy(nonce)}
    return [(name.encode(), value.encode()) for name, value in named.items()]


def _path(scope: Scope, root_path: str) -> str:
    """The path within the application, whether or not a proxy has taken its prefix off."""
    path = "/" + str(scope["path"]).lstrip("/")
    return ("/" + path.removeprefix(root_path).lstrip("/")).lower()


def _length(scope: Scope) -> int:
    declared = dict(scope["headers"]).get(b"content-length", b"0")
    return int(declared) if declared.isdigit() else 0


def _uncompressed(scope: Scope) -> Scope:
    headers = [(k, v) for k, v in scope["headers"] if k != b"accept-encoding"]
    return {**scope, "headers": headers}


def _bounded(receive: Receive) -> Receive:
    """The request's body, cut off as if the sender had gone where it outgrows what was declared."""
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        return message if seen <= LARGEST_BODY else {"type": "http.disconnect"}

    return bounded
