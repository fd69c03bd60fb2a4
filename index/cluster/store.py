"""The articles of a library in a cluster: blocks of sentences, read together and kept a while."""

import json
import os
from base64 import b64decode, b64encode
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote_from_bytes, unquote_to_bytes

import numpy as np

from index.cluster.connection import Index
from index.cluster.kept import Kept
from index.errors import LibraryError
from index.library.reading import Reading
from index.library.rows import ROW, Rows
from index.library.store import Entry
from index.library.stored_article import StoredArticle

# Sentences that are read together: a paragraph and what is around it.
BLOCK = 16
# Of some hundred questions' windows, 20 MB; of articles, what is said beside the text.
BLOCKS_KEPT, ARTICLES_KEPT = 8_192, 4_096
# Behind each sentence's terms, as on disk: so both find the same, and what is said there of it
# holds for Lucene's k1 and b, too.
_PADDING = " \1" * 15
# Documents that one request asks for.
_AT_ONCE = 500

One = TypeVar("One")
Document = tuple[str, str, Mapping[str, object]]  # its id, its routing, what it holds


@dataclass(frozen=True, slots=True)
class Block:
    """Some sentences on end: their rows, and what stands from the first to the next ones."""

    rows: Rows
    text: str


@dataclass(frozen=True, slots=True)
class Held:
    """An article, how many sentences it has, and where its blocks begin in its text."""

    article: StoredArticle
    sentences: int
    starts: Sequence[int]


class ClusterStore:
    """The articles of a state; `folder` is where their files were."""

    def __init__(self, index: Index, folder: Path) -> None:
        self._index, self._folder = index, folder
        self._blocks: Kept[tuple[int, int], Block] = Kept(BLOCKS_KEPT)
        self._held: Kept[int, Held] = Kept(ARTICLES_KEPT)
        self._numbers: dict[str, int] = {}

    def read(self, places: Iterable[tuple[int, int]]) -> None:
        """Read the blocks of some sentences, given by article and number from 0, and the articles,
        those that are not kept, in one go."""
        blocks = {(number, place // BLOCK) for number, place in places}
        articles = {number for number, _ in blocks}
        wanted = [_block_id(*b) for b in sorted(blocks) if b not in self._blocks]
        wanted += [_article_id(n) for n in sorted(articles) if n not in self._held]
        for first in range(0, len(wanted), _AT_ONCE):
            self._take(self._index.fetch(wanted[first : first + _AT_ONCE]))

    def _take(self, found: Mapping[str, Mapping[str, Any]]) -> None:
        for id, source in found.items():
            if id[0] == "b":
                number, _, block = id[1:].partition(".")
                rows = np.frombuffer(b64decode(source["rows"]), ROW)
                self._blocks[int(number), int(block)] = Block(rows, source["text"])
            else:
                self._hold(source)

    def _hold(self, source: Mapping[str, Any]) -> Held:
        number, path = int(source["article"]), str(self._folder / path_of(source["path"]))
        article = StoredArticle(
            self, number, path, source["sha256"], source["language"], source["about"]
        )
        held = Held(article, source["sentences"], source["starts"])
        self._held[number] = held
        return held

    def held(self, number: int) -> Held:
        """The article of a number; raises LibraryError where it is not there."""
        known = self._held.get(number)
        if known:
            return known
        self._take(self._index.fetch([_article_id(number)]))
        return self._there(self._held.get(number), f"article {number}")

    def block(self, number: int, block: int) -> Block:
        """A block of an article."""
        known = self._blocks.get((number, block))
        if known:
            return known
        self._take(self._index.fetch([_block_id(number, block)]))
        return self._there(self._blocks.get((number, block)), f"a part of article {number}")

    def _there(self, one: One | None, what: str) -> One:
        if one is None:
            raise LibraryError(
                f"{self._index.cluster.address} is damaged ({what} is not there); build it again "
                "with --rebuild"
            )
        return one

    def cut(self, number: int, start: int, end: int | None) -> str:
        """What stands in an article from one place to another, or to its end, in code points."""
        starts = self.held(number).starts
        first = max(bisect_right(starts, start) - 1, 0)
        last = len(starts) - 1 if end is None else max(bisect_right(starts, end - 1) - 1, first)
        if last > first:
            self.read((number, block * BLOCK) for block in range(first, last + 1))
        text = "".join(self.block(number, block).text for block in range(first, last + 1))
        return text[start - starts[first] : None if end is None else end - starts[first]]

    def cited(self, path: str, sha256: str) -> Sequence[StoredArticle]:
        """The articles of a file that have a hash."""
        source = str(self._folder / path)
        known = [held.article for held in self._held.values() if held.article.source == source]
        if not known:
            query = {"query": {"term": {"path": path_written(path)}}}
            hits = self._index.search(query)[0]["hits"]["hits"]
            known = [self._hold(hit["_source"]).article for hit in hits]
        return [article for article in known if article.sha256 == sha256]


def articles_in(index: Index, excludes: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """The documents of all articles without some fields, in the order of their numbers."""
    query = {"exists": {"field": "path"}}
    hits = index.every(query, "article", _source={"excludes": excludes})
    return (hit["_source"] for hit in hits)


def entry_of(source: Mapping[str, Any]) -> Entry:
    """The file of an article's document."""
    return Entry(
        path_of(source["path"]),
        source["digest"],
        source["size"],
        source["modified"],
        source["article"],
        source["sentences"],
    )


def path_written(path: str) -> str:
    """A path as a document holds it: what is no Unicode in it has no letters of its own."""
    return quote_from_bytes(os.fsencode(path), safe="/ ")


def path_of(written: str) -> str:
    """The path that is written so."""
    return os.fsdecode(unquote_to_bytes(written))


def documents_of(number: int, reading: Reading) -> Iterator[Document]:
    """The documents of an article's sentences and blocks."""
    assert reading.record
    assert reading.rows is not None
    rows, text = reading.rows, reading.record.text.decode("utf-8", "surrogatepass")
    terms = reading.terms.split("\n") if len(rows) else []
    for place, (row, said) in enumerate(zip(rows, terms, strict=True)):
        near = [int(row["first"]), int(row["last"]), int(row["lead"])]
        holds = {"article": number, "place": place, "near": near, "terms": said + _PADDING}
        yield f"s{number}.{place}", str(number), holds
    starts = starts_of(rows)
    for block, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True)):
        own = rows[block * BLOCK : (block + 1) * BLOCK]
        written = b64encode(own.tobytes()).decode()
        yield (
            *_block_id(number, block),
            {"article": number, "rows": written, "text": text[start:end]},
        )


def article_of(number: int, reading: Reading) -> Document:
    """The document of an article itself."""
    record = reading.record
    assert record
    assert reading.rows is not None
    entry = record.entry
    return (
        *_article_id(number),
        {
            "article": number,
            "path": path_written(entry.path),
            "sha256": record.sha256,
            "language": record.language,
            "parts": sorted(record.parts),
            "sentences": entry.sentences,
            "length": record.terms,
            "about": record.about,
            "digest": entry.digest,
            "size": entry.size,
            "modified": entry.modified,
            "starts": starts_of(reading.rows),
        },
    )


def touched(number: int, entry: Entry) -> tuple[str, str, Mapping[str, object]]:
    """What changes in an article's document where its file was touched and is the same."""
    return *_article_id(number), {"size": entry.size, "modified": entry.modified}


def starts_of(rows: Rows) -> list[int]:
    """Where the blocks of an article begin in its text; the first has all that comes before."""
    starts = np.maximum.accumulate(rows["start"][::BLOCK]).tolist() if len(rows) else [0]
    return [0, *starts[1:]]


def about_of(source: Mapping[str, Any]) -> Mapping[str, Any]:
    """What an article says beside its text."""
    said: Mapping[str, Any] = json.loads(source["about"])
    return said


def _block_id(number: int, block: int) -> tuple[str, str]:
    return f"b{number}.{block}", str(number)


def _article_id(number: int) -> tuple[str, str]:
    return f"a{number}", str(number)
