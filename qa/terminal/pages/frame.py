"""The frame of every page: a title, the house's looks, and what it may load, which is nothing."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from index.citing.difference import Change
from qa.terminal.saved import SavedError

_STYLE = Path(__file__).with_name("style.css")
# What a page itself forbids it cannot ask of any network.
_ALLOWED = "default-src 'none'; style-src 'unsafe-inline'"
_TAGS = {"=": "", "-": "del", "+": "ins"}


def page(title: str, body: Iterable[str]) -> str:
    """A whole HTML page; what stands in `body` is HTML."""
    content = "\n".join(body)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_ALLOWED}">
<title>{escape(title)}</title>
<style>
{_STYLE.read_text(encoding="utf-8")}</style>
</head>
<body>
<main>
{content}
</main>
</body>
</html>
"""


def write_page(path: str, html: str) -> None:
    """Put a page into a file; raises SavedError."""
    try:
        # A lone surrogate has no bytes in UTF-8.
        Path(path).write_text(html, encoding="utf-8", errors="backslashreplace")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SavedError(f"{path} cannot be written ({reason}); name another file") from None


def marked(difference: Iterable[Change]) -> str:
    """What changed from one wording to another, as HTML."""
    return "".join(_part(kind, escape(text)) for kind, text in difference)


def _part(kind: str, text: str) -> str:
    tag = _TAGS[kind]
    return f"<{tag}>{text}</{tag}>" if tag else text
