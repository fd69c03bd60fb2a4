"""Text as HTML: escaped so that nothing in it can become markup, its words marked."""

from collections.abc import Iterable, Sequence
from html import escape

Span = tuple[int, int]
# gr.HTML reads its value as a template in which ${…}, {{…}} and `…` mean something, and an HTML
# parser turns a carriage return into a line feed.
_TEMPLATE = {ord(c): f"&#{ord(c)};" for c in "${}`\r"}
# What in a file's name is no UTF-8 comes as halves of surrogate pairs, which no response can hold.
_TEMPLATE |= dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")


def escaped(text: str) -> str:
    """The text for use in an element or a quoted attribute; it reads as the same characters."""
    return escape(text, quote=True).translate(_TEMPLATE)


def marked(text: str, highlights: Iterable[Sequence[int]], phrase: Sequence[int] | None) -> str:
    """The text escaped, the matched words in <mark>, the phrase that answers in <strong>."""
    spans = [(start, end) for start, end in highlights if 0 <= start < end <= len(text)]
    if not phrase:
        return _in_marks(text, 0, len(text), spans)
    start, end = phrase
    return (
        _in_marks(text, 0, start, spans)
        + f"<strong>{_in_marks(text, start, end, spans)}</strong>"
        + _in_marks(text, end, len(text), spans)
    )


def _in_marks(text: str, start: int, end: int, spans: Iterable[Span]) -> str:
    """text[start:end] with what of the spans lies within it marked."""
    pieces = []
    at = start
    for left, right in sorted((max(at, left), min(end, right)) for left, right in spans):
        left = max(at, left)
        if left < right:
            pieces += [escaped(text[at:left]), f"<mark>{escaped(text[left:right])}</mark>"]
            at = right
    return "".join([*pieces, escaped(text[at:end])])
