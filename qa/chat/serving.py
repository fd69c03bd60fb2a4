"""Serving the page: one address, bounded, stopped cleanly."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Annotated

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported

import gradio as gr
import uvicorn
from fastapi import Body, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import PlainTextResponse, Response

from index.errors import LibraryError
from qa.chat.address import Address, ServingError
from qa.chat.calls import Calls
from qa.chat.connections import Connection
from qa.chat.events import Events
from qa.chat.own_articles import OwnArticles
from qa.chat.page import page
from qa.chat.security.asgi import App
from qa.chat.security.bodies import LARGEST_BODY
from qa.chat.security.guard import Guard
from qa.chat.security.hosts import Hosts
from qa.chat.security.logins import Login
from qa.chat.shelf import shelf_routes

# Files of their own: Gradio rewrites the selectors of style sheets that it is handed as text.
HEAD = (
    '<link rel="stylesheet" href="client/page.css">'
    '<script type="module" src="client/page.js"></script>'
)
CLIENT = {".js": "text/javascript", ".css": "text/css"}
WAITING = 500  # questions in the queue; the next one is told to come back
AT_ONCE = 4  # questions answered at the same time: more than cores only makes each slower
CONNECTIONS = 2_000  # past this a visitor is told to come back
UNUSABLE_MCP = (
    'An MCP tool needs the package mcp in a version that gradio can use: pip install "gradio[mcp]"'
)
TO_FINISH = 10  # seconds that running answers get when the server is stopped


def application(events: Events, address: Address, mcp: bool = False) -> Guard:
    """The page, its endpoint and /healthz as one application; `mcp` offers `ask` as a tool."""
    if mcp:
        _check_for_mcp()
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    # Gradio's own rule lets any site call a public server with its visitors' cookies
    app.add_middleware(CORSMiddleware, allow_origins=[])
    app.add_api_route("/healthz", _health(events), methods=["GET", "HEAD"], response_model=None)
    for name, response in _client_files():
        app.add_api_route(f"/client/{name}", response, methods=["GET"])
    for method, path, answering in shelf_routes(events.served):
        app.add_api_route(path, answering, methods=[method], response_model=None)
    app.add_api_route("/client/leave", _leaving(events.own), methods=["POST"])
    blocks = page(events).queue(max_size=WAITING, default_concurrency_limit=AT_ONCE)
    gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        server_name=address.host,
        server_port=address.port,
        root_path=address.root_path or None,
        auth=address.auth,
        app_kwargs={"docs_url": None, "redoc_url": None, "openapi_url": None},
        footer_links=[],
        run_history=False,
        allowed_paths=[],
        show_error=False,
        max_file_size=LARGEST_BODY,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=mcp,
        theme=gr.themes.Base(
            font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]
        ),
        head=HEAD,
    )
    if mcp and not blocks.mcp_server:
        raise ServingError(f"{UNUSABLE_MCP} ({getattr(blocks, 'mcp_error', '')}).")
    login = _login(app, address.auth) if address.auth else None
    hosts = Hosts(address.host, address.names)
    return Guard(app, hosts, login, mcp, Calls(blocks, events.served).by_path)


def _health(events: Events) -> Callable[[], Response]:
    def health() -> Response:
        try:
            events.served.reader.collection.check()
        except LibraryError:  # where it is kept is nobody's business
            return PlainTextResponse("the cluster of the library does not answer\n", 503)
        return PlainTextResponse("ok\n")

    return health


def _check_for_mcp() -> None:
    try:
        import_module("gradio.mcp")
    except Exception as error:  # whatever a release of another package breaks with
        raise ServingError(f"{UNUSABLE_MCP} ({error}).") from error


def _login(app: FastAPI, auth: tuple[str, str]) -> Login:
    """The name and the password, with Gradio's word for who has given them."""
    gradio = next(app for app in _mounted(app) if isinstance(app, gr.routes.App))
    cookies = (f"access-token-{gradio.cookie_id}", f"access-token-unsecure-{gradio.cookie_id}")
    return Login(*auth, gradio.tokens.get, cookies)


def _mounted(app: FastAPI) -> list[object]:
    return [getattr(route, "app", None) for route in app.routes]


def serve(app: App, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until SIGTERM or SIGINT, then let running answers finish."""
    config = uvicorn.Config(
        app,
        http=Connection,
        log_level="error",
        access_log=False,
        server_header=False,
        limit_concurrency=CONNECTIONS,
    )
    # uvicorn raises the signal again after it has stopped; by then all is done
    signal.signal(signal.SIGTERM, lambda *_: None)
    _Server(config, ready).run([listening])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let running answers finish, or leave them."""
        leaving = asyncio.get_running_loop().call_later(TO_FINISH, self._leave)
        await super().shutdown(sockets)
        leaving.cancel()

    def _leave(self) -> None:
        # An answer that is cancelled is reported with a traceback each by uvicorn and by Gradio,
        # and the thread that works on it goes on; what is killed in the middle leaves all whole.
        print(
            f"Stopped after {TO_FINISH} seconds, with {len(self.server_state.tasks)} requests "
            "unanswered.",
            file=sys.stderr,
            flush=True,
        )
        os._exit(0)


def _leaving(own: OwnArticles) -> Callable[[str], Response]:
    """The function behind the address to which a page says that it is left."""

    def leave(name: Annotated[str, Body(embed=True, alias="own")]) -> Response:
        own.leave(name)
        return Response(status_code=204)

    return leave


def _client_files() -> Iterator[tuple[str, Callable[[], Response]]]:
    """The names of the page's scripts and its style sheet, each with its response."""
    for file in (files("qa.chat") / "client").iterdir():
        kind = CLIENT.get(Path(file.name).suffix)
        if kind:
            yield file.name, _responding(file.read_text(encoding="utf-8"), kind)


def _responding(content: str, kind: str) -> Callable[[], Response]:
    return lambda: Response(content, media_type=kind)
