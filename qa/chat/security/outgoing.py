"""What every response carries."""

import secrets

from qa.chat.security.asgi import Headers, Message, Send
from qa.chat.security.refusal import RefusedError

STEADY = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Outgoing:
    """A response on its way out: gets its headers, and an HTML page its nonce."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._nonce = secrets.token_urlsafe(16)
        self.status = 0
        self._ended = False
        self._page: Message | None = None  # the start of an HTML page, held until its body is whole
        self._body = b""

    async def refuse(self, refused: RefusedError) -> None:
        """Answer in one plain line instead of the application."""
        plain = (b"content-type", b"text/plain; charset=utf-8")
        headers = [plain, (b"connection", b"close"), *refused.headers]
        start = {"type": "http.response.start", "status": refused.status, "headers": headers}
        await self.send(start)
        await self.send({"type": "http.response.body", "body": refused.reason.encode() + b"\n"})

    async def end(self) -> None:
        """End a response that the application has not ended, or say that there is none."""
        if not self.status:
            await self.refuse(RefusedError(500, "Something went wrong here: ask again."))
        elif not self._ended:
            await self.send({"type": "http.response.body", "body": b""})

    async def send(self, message: Message) -> None:
        """Send a message of the application on."""
        if message["type"] == "http.response.body":
            self._ended = not message.get("more_body")
        if message["type"] == "http.response.start":
            await self._start(message)
        elif self._page and message["type"] == "http.response.body":
            await self._collect(message)
        else:
            await self._send(message)

    async def _start(self, message: Message) -> None:
        self.status = message["status"]
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
