"""Pages that browsers save in one file, their pictures within (MHTML)."""

from email import message_from_bytes
from email.policy import default
from typing import cast

from index.errors import ArticleError
from index.formats.html import article_of, decoded
from index.text.contents import Contents


def contents(data: bytes, source: str) -> Contents:
    """The article of the page; raises ArticleError where there is none."""
    for part in message_from_bytes(data, policy=default).walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            return article_of(decoded(cast(bytes, payload), source), source)
    raise ArticleError(f"{source} is a saved page without its page; save it again, as HTML")
