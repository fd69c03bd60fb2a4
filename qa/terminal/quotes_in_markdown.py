"""The quotes in a conversation that the chat saved as Markdown."""

import re
from collections.abc import Iterator

from index.citing.links import LinkError, link_in
from index.citing.quote import Quote
from qa.terminal.saved import SavedError

_CITED = re.compile(
    r"> — \[\d+\] (?:\[(?P<linked>.*)\]\(<(?P<link>[^<>]*)>\)|(?P<words>.*?\(characters \d+–\d+\)))"
    r"(?: \([^()]*\))?\s*\Z"
)
_WHERE = re.compile(
    r"(?P<source>.*), (?:page \d+, )?paragraph \d+, (?:sentence \d+|dateline) "
    r"\(characters (?P<start>\d{1,18})–(?P<end>\d{1,18})\)"
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]<>#|~$!&])")


def is_exported(text: str) -> bool:
    """Whether a text looks like a saved conversation."""
    return bool(re.search(r"^## ", text, re.MULTILINE))


def quotes_in_markdown(text: str, path: str) -> Iterator[Quote]:
    """The quotes, in order; raises SavedError for one that was edited by hand."""
    block: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.startswith(">"):
            block.append(line.rstrip("\r"))
        elif block:
            yield _quote_of(block, f"{path}, line {number - len(block)}")
            block = []


def _quote_of(block: list[str], place: str) -> Quote:
    *quoted, _, last = block if len(block) > 2 else ["", "", ""]
    cited = _CITED.match(last)
    words = as_typed(cited["linked"] or cited["words"]) if cited else ""
    where = _WHERE.match(words)
    text = "\n".join(as_typed(line.removeprefix(">").removeprefix(" ")) for line in quoted)
    if not cited or not where:
        raise _edited(place)
    start, end = int(where["start"]), int(where["end"])
    # A line's end may have been two characters.
    if not 0 <= end - start - len(text) <= text.count("\n"):
        raise _edited(place)
    source, prefix, suffix = where["source"], "", ""
    if cited["link"]:
        try:
            link = link_in(cited["link"])
        except LinkError:
            raise _edited(place) from None
        source = link.source
        if link.words:
            prefix, suffix = link.words.prefix, link.words.suffix
    return Quote(text, source, start, end, prefix, suffix, spacing="lines")


def as_typed(escaped: str) -> str:
    """The text that reads as some Markdown does."""
    return _ESCAPED.sub(r"\1", escaped)


def _edited(place: str) -> SavedError:
    return SavedError(
        f"{place}: a quote stands there with no citation that fits: it was edited by hand; save "
        "the conversation again"
    )
