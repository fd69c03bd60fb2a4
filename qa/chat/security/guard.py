"""The guard in front of Gradio: turns away what the program does not mean to serve."""

import os
import sys
from collections.abc import Mapping
from types import MappingProxyType

from qa.chat.security.asgi import App, Receive, Scope, Send, header_of
from qa.chat.security.bodies import (
    LARGEST_BODY,
    LARGEST_FORM,
    Bodies,
    Form,
    checked_json,
    received_again,
)
from qa.chat.security.hosts import Hosts
from qa.chat.security.logins import Guesses, Login, basic_of
from qa.chat.security.outgoing import Outgoing
from qa.chat.security.refusal import RefusedError
from qa.chat.security.routes import LOGIN, MCP, open_to_all, open_with_password, route_of

# Compressed by Gradio; the rest is left plain, so that a page's scripts can be given a nonce.
COMPRESSED = ("/assets/", "/static/", "/gradio_api/")
TRACEBACK = "SAYSWHERE_TRACEBACK"  # as for the command line


class Guard:
    """An application in front of another.

    `login` says whom it is for, without one for everybody; `mcp` opens the tool's addresses, and
    `forms` holds what the bodies sent to some paths are made into.
    """

    def __init__(
        self,
        app: App,
        hosts: Hosts,
        login: Login | None = None,
        mcp: bool = False,
        forms: Mapping[str, Form] = MappingProxyType({}),
    ) -> None:
        self._app = app
        self._hosts = hosts
        self._login = login
        self._mcp = mcp
        self._forms = forms
        self._bodies = Bodies()
        self._guesses = Guesses()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or turn it away."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answered(scope, receive, Outgoing(send))
        else:
            await send({"type": "websocket.close"})  # the program has none

    async def _answered(self, scope: Scope, receive: Receive, outgoing: Outgoing) -> None:
        try:
            self._check(scope)
            if scope["method"] == "POST":
                receive = received_again(await self._body(scope, receive), receive)
        except RefusedError as refused:
            await outgoing.refuse(refused)
            return
        await self._passed_on(scope, receive, outgoing)
        if route_of(scope) == LOGIN and outgoing.status == 200:
            self._guesses.forget(scope)

    async def _passed_on(self, scope: Scope, receive: Receive, outgoing: Outgoing) -> None:
        compressed = scope["path"].startswith(COMPRESSED)
        try:
            await self._app(scope if compressed else _uncompressed(scope), receive, outgoing.send)
        except Exception as error:
            if os.environ.get(TRACEBACK):
                raise
            if not outgoing.status:  # else Gradio has said in its events what it was
                print(_bug(scope, error), file=sys.stderr)
            await outgoing.end()

    def _check(self, scope: Scope) -> None:
        """Raise RefusedError for a request that is turned away before its body is read."""
        route = route_of(scope)
        if not self._hosts.include(header_of(scope, b"host")):
            raise RefusedError(
                421, "This chat does not go by that name: --allow-host NAME allows one."
            )
        if route == LOGIN and self._login:
            self._note_guess(scope)
        elif open_with_password(route, self._mcp):
            self._check_login(scope)
        elif not open_to_all(route):
            raise RefusedError(404, "There is nothing here.")
        if _length(scope) > LARGEST_BODY:
            raise RefusedError(413, f"A request may have {LARGEST_BODY:,} bytes: send less.")

    def _check_login(self, scope: Scope) -> None:
        if not self._login or self._login.cookie_fits(scope):
            return
        if scope["path"].startswith(MCP):  # whose clients cannot fill in a form
            if basic_of(scope) is not None:
                self._note_guess(scope)
            if self._login.basic_fits(scope):
                self._guesses.forget(scope)
                return
            basic = (b"www-authenticate", b'Basic realm="sayswhere"')
            raise RefusedError(401, "Name and password are needed.", basic)
        raise RefusedError(401, "Name and password are needed: log in first.")

    def _note_guess(self, scope: Scope) -> None:
        wait = self._guesses.wait(scope)
        if wait:
            retry = (b"retry-after", str(wait).encode())
            raise RefusedError(429, f"Too many wrong passwords: wait {wait} seconds.", retry)

    async def _body(self, scope: Scope, receive: Receive) -> bytes:
        kind = header_of(scope, b"content-type").partition(";")[0].strip().lower()
        if route_of(scope) == LOGIN:
            return await self._bodies.read(receive, LARGEST_FORM)
        # a browser lets any site send plain text or a form here, and JSON only this one
        if kind != "application/json":
            raise RefusedError(415, "A request must be of the type application/json.")
        return checked_json(await self._bodies.read(receive), self._forms.get(scope["path"]))


def _bug(scope: Scope, error: Exception) -> str:
    """One line for the log about what went wrong in the application."""
    said = " ".join(str(error).split())[:200]
    return (
        f"sayswhere: a request to {scope['path']!r} failed ({type(error).__name__}: {said}). "
        f"Run again with {TRACEBACK}=1 and report what it prints."
    )


def _length(scope: Scope) -> int:
    declared = header_of(scope, b"content-length")
    return int(declared) if declared.isdigit() else 0


def _uncompressed(scope: Scope) -> Scope:
    headers = [(k, v) for k, v in scope["headers"] if k != b"accept-encoding"]
    return {**scope, "headers": headers}
