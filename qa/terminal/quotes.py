"""The quotes in what was once said: answers in JSON, one or a line each, and lines of gold."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.citing.links import link_in
from index.citing.quote import Quote
from qa.terminal.quotes_in_markdown import is_exported, quotes_in_markdown
from qa.terminal.saved import ASK_AGAIN, SavedError, text_in, values_in


def quote_of_link(written: str) -> Quote:
    """The quote that a link leads to; raises LinkError."""
    link = link_in(written)
    words = link.words
    if words is None or words.until:
        return Quote("", link.source, link=link)
    return Quote(
        *(words.exact, link.source),
        prefix=words.prefix,
        suffix=words.suffix,
        page=link.page,
        spacing="words",
    )


def quotes_in(path: str) -> list[Quote]:
    """The quotes of a file, or of standard input for "-", in its order; raises SavedError."""
    text = text_in(path)
    if not text.strip():
        raise SavedError(f"{path} is empty; give a saved conversation, answers in JSON or gold")
    if text.lstrip()[0] in "[{":
        values = values_in(text, path)
        quotes = [quote for place, value in values for quote in _quotes(value, place)]
    elif is_exported(text):
        quotes = list(quotes_in_markdown(text, path))
    else:
        raise SavedError(
            f"{path} is no link, no conversation saved by the chat, no answers in JSON and no "
            "gold; give one of them"
        )
    if not quotes:
        raise SavedError(f"{path} holds no quote, so there is nothing to verify")
    return quotes


def _quotes(value: Any, place: str) -> Iterator[Quote]:
    """The quotes of one answer, or of a line of gold."""
    entry = value if isinstance(value, dict) else {}
    answers = entry.get("answer", entry.get("gold"))
    if isinstance(entry.get("passages"), list):
        for number, passage in enumerate(entry["passages"], 1):
            yield _quote_of(passage, f"{place}, passage {number}")
    elif isinstance(answers, list) and all(isinstance(one, str) for one in answers):
        source = _named_by_gold(entry, place)
        yield from (Quote(answer, source, whole=False) for answer in answers)
    elif not isinstance(entry.get("error"), str):
        raise SavedError(f"{place} is neither an answer nor gold; {ASK_AGAIN}")


def _named_by_gold(entry: dict[str, Any], place: str) -> str:
    named = entry.get("article") or ""
    return str(Path(place.rpartition(", ")[0]).parent / str(named)) if named else ""


def _quote_of(passage: Any, place: str) -> Quote:
    try:
        text, cited = passage["text"], passage["citation"]
        quote = Quote(
            *(text, str(cited["source"]), cited["start"], cited["end"]),
            *_around(cited.get("selectors") or (), text),
            sha256=str(cited["sha256"]),
            page=cited.get("page"),
        )
        is_whole = isinstance(text, str) and 0 <= cited["start"] < cited["end"]
        if not is_whole or len(text) != cited["end"] - cited["start"]:
            raise ValueError
    except (KeyError, TypeError, ValueError, AttributeError):
        raise SavedError(
            f"{place} is not what its citation cuts: it was edited by hand; {ASK_AGAIN}"
        ) from None
    return quote


def _around(selectors: Any, text: str) -> tuple[str, str]:
    """What stood before and after a quote; an older version did not say."""
    for selector in selectors:
        if selector["type"] == "TextQuoteSelector":
            if selector["exact"] != text:
                raise ValueError
            return str(selector["prefix"]), str(selector["suffix"])
    return "", ""
