"""An article in a library: what is said of it at once, its text when it is looked at."""

import json
from dataclasses import asdict, fields
from typing import Any, Protocol

from index.text.article import Article
from index.text.contents import Heading, Page
from index.text.dateline import Dateline

# What is kept elsewhere, or follows from the text.
_APART = ("text", "ready", "terms", "source")


class Texts(Protocol):
    """Where the texts of articles are kept."""

    def cut(self, number: int, start: int, end: int | None) -> str:
        """What stands in an article from one place to another, or to its end, in code points."""


class StoredArticle(Article):
    """An article by its `number` in a library; its text is read again whenever it is asked for."""

    def __init__(
        self, texts: Texts, number: int, source: str, sha256: str, language: str, about: str
    ) -> None:
        given = {"texts": texts, "number": number, "source": source, "ready": None, "terms": None}
        known = {"sha256": sha256, "language": language}
        self.__dict__.update(given | known | said_by(json.loads(about)))

    number: int
    texts: Texts

    @property
    def text(self) -> str:
        """The whole text."""
        return self.texts.cut(self.number, 0, None)

    @property
    def lowered(self) -> str:
        """The whole text in small letters."""
        return self.text.lower()

    def cut(self, start: int, end: int) -> str:
        """What stands from one place to another, in code points."""
        return self.texts.cut(self.number, start, end)


def about(article: Article) -> str:
    """What an article says beside its text, as JSON."""
    names = (field.name for field in fields(Article) if field.name not in _APART)
    said = {name: getattr(article, name) for name in names}
    dateline = asdict(article.dateline) if article.dateline else None
    return json.dumps(said | {"dateline": dateline}, separators=(",", ":"))


def said_by(about: dict[str, Any]) -> dict[str, Any]:
    """The fields of an article that `about` gave, read from its JSON."""
    dateline = about["dateline"]
    return about | {
        "dateline": Dateline(**dateline) if dateline else None,
        "warnings": tuple(about["warnings"]),
        "pages": tuple(Page(*page) for page in about["pages"]),
        "headings": tuple(Heading(*heading) for heading in about["headings"]),
    }
