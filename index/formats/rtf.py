"""Rich text."""

import re

from striprtf.striprtf import rtf_to_text

from index.errors import ArticleError
from index.formats.blocks import Block, contents_of
from index.text.contents import Contents

_STATED = re.compile(r"\{\\(title|author)\s+([^{}\\]{1,300})\}")


def contents(data: bytes, source: str) -> Contents:
    """The text of a file in rich text; raises ArticleError where it has none."""
    # Latin-1 gives every byte a letter; what is beyond ASCII is written as codes.
    written = data.decode("latin-1")
    text = _mended(rtf_to_text(written, errors="ignore"))
    blocks = [Block(" ".join(line.split())) for line in text.splitlines() if line.strip()]
    if not blocks:
        raise ArticleError(f"{source} is rich text without text; give a file that has some")
    stated = {name: " ".join(value.split()) for name, value in _STATED.findall(written)}
    return contents_of(blocks, stated.get("title"), stated.get("author"))


def _mended(text: str) -> str:
    """Letters beyond the first 65,536 are written as two halves, which belong together."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")
