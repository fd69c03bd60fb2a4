"""The quotes in what was once said: answers in JSON, one or a line each, and lines of gold."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.citing.links import link_in
from index.citing.quote import Quote
from qa.terminal.quotes_in_markdown import QuoteError, is_exported, quotes_in_markdown
from qa.terminal.streams import standard_input

# Some 50,000 answers; what is larger is no conversation.
MOST_BYTES = 100_000_000
_ASK_AGAIN = "save it again, or ask again with --json"


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
    """The quotes of a file, or of standard input for "-", in its order; raises QuoteError."""
    text = _text_of(path)
    if not text.strip():
        raise QuoteError(f"{path} is empty; give a saved conversation, answers in JSON or gold")
    if text.lstrip()[0] in "[{":
        quotes = [quote for place, value in _values(text, path) for quote in _quotes(value, place)]
    elif is_exported(text):
        quotes = list(quotes_in_markdown(text, path))
    else:
        raise QuoteError(
            f"{path} is no link, no conversation saved by the chat, no answers in JSON and no "
            "gold; give one of them"
        )
    if not quotes:
        raise QuoteError(f"{path} holds no quote, so there is nothing to verify")
    return quotes


def _text_of(path: str) -> str:
    try:
        data = _bytes_of(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise QuoteError(f"{path} cannot be read ({reason}); check the path, or the link") from None
    if len(data) > MOST_BYTES:
        raise QuoteError(f"{path} has more than {MOST_BYTES:,} bytes; split it into several files")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise QuoteError(f"{path} is not UTF-8, as all that is saved here; save it again") from None


def _bytes_of(path: str) -> bytes:
    if path == "-":
        return standard_input().read(MOST_BYTES + 1)
    if not Path(path).is_file() and Path(path).exists():
        raise QuoteError(f"{path} is not a plain file; name a file")
    with Path(path).open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _values(text: str, path: str) -> Iterator[tuple[str, Any]]:
    """The JSON values of a file, each with where it stands: a list's, or one a line."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        yield from _lines(text, path)
        return
    if isinstance(whole, dict) and "data" in whole:
        raise QuoteError(f"{path} is a data set that holds its own articles; give gold of a line")
    for number, value in enumerate(whole if isinstance(whole, list) else [whole], 1):
        yield f"{path}, answer {number}", value


def _lines(text: str, path: str) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            place = f"{path}, line {number}"
            try:
                yield place, json.loads(line)
            except (ValueError, RecursionError) as error:
                said = str(error).partition("\n")[0]
                raise QuoteError(
                    f"{place} is not JSON ({said}): it was cut, or edited by hand; {_ASK_AGAIN}"
                ) from None


def _quotes(value: Any, place: str) -> Iterator[Quote]:
    """The quotes of one answer, or of a line of gold."""
    entry = value if isinstance(value, dict) else {}
    answers = entry.get("answer", entry.get("gold"))
    if isinstance(entry.get("passages"), list):
        for number, passage in enumerate(entry["passages"], 1):
            yield _quote_of(passage, f"{place}, passage {number}")
    elif isinstance(answers, list) and all(isinstance(one, str) for one in answers):
        source = _named_by_gold(entry, place)
        yield from (Quote(answer, source) for answer in answers)
    elif not isinstance(entry.get("error"), str):
        raise QuoteError(f"{place} is neither an answer nor gold; {_ASK_AGAIN}")


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
        raise QuoteError(
            f"{place} is not what its citation cuts: it was edited by hand; {_ASK_AGAIN}"
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
