"""Markdown: its marks are no text; its lists and tables keep their shape."""

import re
from dataclasses import replace

from markdown_it import MarkdownIt

from index.formats.blocks import contents_of
from index.formats.html import blocks_in
from index.formats.plain import text_of
from index.text.contents import Contents

# What generators of sites read at a file's head, between two lines of dashes.
_FRONT = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_STATED = re.compile(r"""^(title|author|date):[ \t]*["']?(.*?)["']?[ \t]*$""", re.MULTILINE)
_DEEPEST = 100  # quotations in quotations; what stands deeper is left out
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def contents(data: bytes, source: str) -> Contents:
    """The text of a Markdown file; raises ArticleError as for plain text."""
    decoded = text_of(data, source)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    stated = dict(_STATED.findall(front[1])) if front else {}
    body = text[front.end() :] if front and stated else text
    reader = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    day = _DAY.match(stated.get("date", ""))
    blocks = (found.block for found in blocks_in(reader.render(body)))
    found = contents_of(
        blocks, stated.get("title") or None, stated.get("author") or None, day[0] if day else None
    )
    return replace(found, warnings=decoded.warnings)
