"""The engine of a library on disk: tantivy finds and counts terms, memory-mapped."""

import os
import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

import numpy as np
from numpy.typing import NDArray
from tantivy import DocAddress, Document, Index, Occur, Query, Schema, SchemaBuilder

from index.engines.stored_vocabulary import StoredVocabulary, write_vocabulary

# Rows with the same terms tie, and those of a whole tie have to be seen to tell the earliest; a
# library may hold a line a thousand times.
MOST_TIED = 1_000
# tantivy's writer keeps what it gathered in memory until then, in bytes; its least is 15 MB.
GATHERED = 60_000_000
# Files that are replaced or written again: tantivy's notes, and ours.
_REPLACED = (".json", ".bin", ".txt")
_TERMS, _GROUP, _PLACE = "terms", "group", "place"
# tantivy's k1 = 1.2 and b = 0.75 are fixed. Rows of 13 terms, as sentences have, with 15 that
# nobody asks for, get in the same order what k1 = 0.9 and b = 0.4 give, where a term stands once.
_PADDING = " \1" * 15
# A place is its group's number, and in the lower bits the row's number in the group.
_GROUP_BITS = 32


class DiskEngine:
    """BM25 over rows that `TermsWriter` put into a folder; see `index.engines.engine.Engine`.

    `first_rows` gives the first row of each group by its number, `size` and `length` how many rows
    and terms all groups have together. `removed` says that groups were removed since the folder
    was new: then what is counted is what is still there.
    """

    def __init__(
        self, folder: Path, first_rows: NDArray[np.int64], size: int, length: int, removed: bool
    ) -> None:
        self.size = size
        self.mean_length = length / size if size else 0.0
        self._first_rows, self._removed = first_rows, removed
        self._vocabulary = StoredVocabulary(folder)  # now, as the folder may go
        index = _opened_to_read(folder)
        self._schema, self._searcher = index.schema, index.searcher()

    def best(
        self, weights: Mapping[str, float], k: int, within: Sequence[range] | None = None
    ) -> Sequence[int]:
        """The k best rows that hold a weighted term, best first, ties to the earlier row."""
        query = Query.boolean_query(
            [(Occur.Should, self._weighted(*one)) for one in weights.items()]
        )
        if not weights or k < 1:
            return []
        if within is not None:
            asked = Query.const_score_query(self._of_groups_in(within), 0.0)
            query = Query.boolean_query([(Occur.Must, query), (Occur.Must, asked)])
        hits = self._hits(query, k)
        places = self._searcher.fast_field_values(_PLACE, [address for _, address in hits])
        scores = np.array([score for score, _ in hits])
        rows = self._rows(np.array(places, np.int64))
        return [int(row) for row in rows[np.lexsort((rows, -scores))][:k]]

    def document_frequencies(self, terms: Collection[str]) -> Mapping[str, int]:
        """In how many rows each term stands."""
        return {term: self._count(term) for term in terms}

    def terms_starting(self, beginning: str) -> Sequence[str]:
        """The terms that begin with some letters, in alphabetical order."""
        return self._still_there(self._vocabulary.starting(beginning))

    def terms_like(self, term: str, edits: int) -> Sequence[str]:
        """The terms with the same first letter that a few slips of the keyboard lead to."""
        return self._still_there(self._vocabulary.like(term, edits))

    def expect(self, terms: Collection[str], beginnings: Collection[str]) -> None:
        """Nothing here is far away."""

    def _still_there(self, terms: Sequence[str]) -> Sequence[str]:
        return [term for term in terms if self._count(term)] if self._removed else terms

    def _count(self, term: str) -> int:
        standing: int = self._searcher.doc_freq(_TERMS, term)
        if standing and self._removed:  # tantivy forgets what a removed row held when it merges
            found = self._searcher.search(self._term(term), 1, count=True)
            standing = found.count  # type: ignore[attr-defined]  # its stubs lack it
        return standing

    def _term(self, term: str) -> Query:
        return Query.term_query(self._schema, _TERMS, term, index_option="freq")

    def _weighted(self, term: str, weight: float) -> Query:
        return self._term(term) if weight == 1.0 else Query.boost_query(self._term(term), weight)

    def _of_groups_in(self, within: Sequence[range]) -> Query:
        """What finds the rows of the groups that begin in some ranges."""
        starts = np.array([rows.start for rows in within])
        stops = np.array([rows.stop for rows in within])
        if not len(within):
            return Query.empty_query()
        # The last range that begins before it may hold it.
        last = np.searchsorted(starts, self._first_rows, "right") - 1
        inside = (last >= 0) & (self._first_rows < stops[last])
        return Query.term_set_query(self._schema, _GROUP, np.flatnonzero(inside).tolist())

    def _hits(self, query: Query, k: int) -> list[tuple[float, DocAddress]]:
        """The best k, and what ties with the last of them."""
        limit = k + 1
        while True:
            hits = self._searcher.search(query, limit, count=False).hits
            if len(hits) < limit or hits[-1][0] < hits[k - 1][0] or limit > MOST_TIED:
                return hits
            limit *= 4

    def _rows(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        groups, numbers = places >> _GROUP_BITS, places & ((1 << _GROUP_BITS) - 1)
        return np.asarray(self._first_rows[groups] + numbers)


class TermsWriter:
    """Writes terms into a folder: a context, at the end of which all of it is there to open.

    A folder that holds terms is added to; nobody may have it open.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        known = Index.exists(str(folder))
        self._folder = folder
        self._vocabulary = set(StoredVocabulary(folder)) if known else set()
        index = _opened(folder) if known else _unwatched(Index(_schema(), str(folder)))
        # One thread keeps rows in order, and has to wait for the terms anyway.
        self._writer, self._schema = index.writer(GATHERED, 1), index.schema

    def __enter__(self) -> "TermsWriter":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._writer.commit()
            self._writer.wait_merging_threads()
            write_vocabulary(self._folder, self._vocabulary)
        else:
            self._writer.rollback()

    def add(self, group: int, rows: Iterable[Sequence[str]]) -> None:
        """Add a group of rows, each given by its terms; no term holds white space."""
        for number, terms in enumerate(rows):
            document = Document()
            document.add_text(_TERMS, " ".join(terms) + _PADDING)
            document.add_unsigned(_GROUP, group)
            document.add_unsigned(_PLACE, group << _GROUP_BITS | number)
            self._writer.add_document(document)
            self._vocabulary.update(terms)

    def remove(self, group: int) -> None:
        """Remove the rows of a group."""
        # By its term, `delete_documents_by_term` finds no unsigned number (tantivy 0.27).
        self._writer.delete_documents_by_query(Query.term_query(self._schema, _GROUP, group))


def link_terms(older: Path, newer: Path) -> None:
    """Put what one folder holds into a new one, at no cost: what tantivy wrote never changes.

    But for its own notes, which it replaces or locks, and the vocabulary.
    """
    newer.mkdir()
    for path in older.iterdir():
        if path.suffix == ".lock":
            continue
        try:
            copied = shutil.copyfile if path.suffix in _REPLACED else os.link
            copied(path, newer / path.name)
        except OSError:  # not every file system has links
            shutil.copyfile(path, newer / path.name)


def _opened_to_read(folder: Path) -> Index:
    """The index in a folder, be it one that this user may not write to."""
    try:
        return _opened(folder)
    except ValueError as error:
        if "Lockfile" not in str(error):
            raise
    # tantivy locks what it opens with a file beside it, so beside links to all others.
    with TemporaryDirectory(prefix="sayswhere-") as links:
        for path in folder.iterdir():
            if path.suffix != ".lock":
                Path(links, path.name).symlink_to(path.absolute())
        return _opened(Path(links))


def _opened(folder: Path) -> Index:
    return _unwatched(Index.open(str(folder)))


def _unwatched(index: Index) -> Index:
    # Else a thread looks for changes twice a second; a folder that is read never has any.
    index.config_reader("manual")
    return index


def _schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field(_TERMS, tokenizer_name="whitespace", index_option="freq")
    builder.add_unsigned_field(_GROUP, indexed=True)
    builder.add_unsigned_field(_PLACE, fast=True)
    return builder.build()
