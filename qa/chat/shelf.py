"""What the page fetches of the articles served: the list, one of them, what became of a quote."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any

from fastapi import Body
from fastapi.responses import JSONResponse, Response

from index.errors import SayswhereError
from qa.chat.article_html import opened_html
from qa.chat.shelf_html import found_html
from qa.chat.sources import Sources
from qa.chat.standing import standing

Answering = Callable[..., Response]
LIST, ARTICLE, STANDING = "/client/articles", "/client/article", "/client/standing"


def shelf_routes(served: Sources) -> Iterator[tuple[str, str, Answering]]:
    """The methods and paths of what is fetched, each with the function behind it."""

    def articles(find: str = "") -> Response:
        return JSONResponse({"html": found_html(served, find)})

    def article(path: str = "") -> Response:
        return _answered(lambda: {"html": opened_html(served, path)})

    def stands(
        words: Annotated[str, Body()],
        anchor: Annotated[str, Body()],
        path: Annotated[str, Body()] = "",
    ) -> Response:
        def told() -> dict[str, Any]:
            now = standing(served, path, words, anchor)
            return {"html": now.html, "anchor": now.anchor}

        return _answered(told)

    yield "GET", LIST, articles
    yield "GET", ARTICLE, article
    yield "POST", STANDING, stands


def _answered(value: Callable[[], dict[str, Any]]) -> Response:
    """What a function gives, or why it gives nothing."""
    try:
        return JSONResponse(value())
    except SayswhereError as error:
        return JSONResponse({"error": str(error)}, 404)
