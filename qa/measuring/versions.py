"""A version of one or more articles: asked as a whole, and compared with another version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.text.article import Article
from qa.answering.answer import Passage
from qa.answering.reader import Reader


@dataclass(frozen=True)
class Version:
    """Articles as they were at one time; `paths` tell which is which in another version.

    `name` is what a person calls it; a path is that of a file from the version's folder, in the
    order of the reader's articles.
    """

    name: str
    reader: Reader
    paths: Sequence[str]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {path: place for place, path in enumerate(self.paths)}

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        articles = self.reader.collection.articles
        return {one.source: path for one, path in zip(articles, self.paths, strict=True)}

    def path_of(self, passage: Passage) -> str:
        """The path of the article that a passage stands in."""
        return self._sources[passage.citation.source]

    def article(self, path: str) -> Article | None:
        """The article of a path, None where there is none; a single one may have another name."""
        place = self._places.get(path)
        return None if place is None else self.reader.collection.articles[place]

    def of_text(self, sha256: str) -> Article | None:
        """The first article with a hash, None where there is none."""
        articles = self.reader.collection.articles
        return next((article for article in articles if article.sha256 == sha256), None)

    def alone(self) -> Article | None:
        """The article where there is but one."""
        articles = self.reader.collection.articles
        return articles[0] if len(articles) == 1 else None


def counterpart(path: str, old: Version, new: Version) -> Article | None:
    """The article of the new version that is an old one's, None where it is no longer there.

    It is the one of the same path, or of the same text under another; single ones may have any
    name.
    """
    if old.alone() and new.alone():
        return new.alone()
    before = old.article(path)
    return new.article(path) or (new.of_text(before.sha256) if before else None)
