"""The engine of a library in a cluster: OpenSearch finds and counts terms, all shards as one."""

from collections.abc import Callable, Collection, Mapping, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from index.cluster.connection import PAGE, Index, Said, first_page
from index.cluster.head import LONGEST_TERM, Head
from index.cluster.kept import Kept

# Rows with the same terms tie, and those of a whole tie have to be seen to tell the earliest.
MOST_TIED = 1_000
# What OpenSearch takes in one query unless it is told otherwise.
_CLAUSES, _IN_TERMS = 1_000, 60_000
# Counts and lists of terms that are kept.
KEPT = 20_000
# Hits asked for, to each that is wanted: so that few ties need another request.
_AT_FIRST = 3
_MOST_EDITS = 2
# How far a paragraph is looked at either side of what was found.
_REACH = 12


class ClusterEngine:
    """BM25 over the sentences of a state; see `index.engines.engine.Engine`.

    `first_rows` gives the first row of each article by its number; `ahead` is told the places
    (article, number from 0) of the sentences that are likely to be read next.
    """

    def __init__(
        self,
        index: Index,
        head: Head,
        first_rows: NDArray[np.int64],
        ahead: Callable[[Collection[tuple[int, int]]], None],
    ) -> None:
        self.size = head.size
        self.mean_length = head.length / head.size if head.size else 0.0
        self._index, self._removed = index, head.removed
        self._first_rows, self._ahead = first_rows, ahead
        self._counts: dict[str, int] = {}
        self._starting: Kept[str, Sequence[str]] = Kept(KEPT)
        self._near: Kept[str, Sequence[str]] = Kept(KEPT)

    def best(
        self, weights: Mapping[str, float], k: int, within: Sequence[range] | None = None
    ) -> Sequence[int]:
        """The k best rows that hold a weighted term, best first, ties to the earlier row."""
        asked = sorted(weights, key=lambda term: -weights[term])[:_CLAUSES]
        if not asked or k < 1:
            return []
        sought: dict[str, object] = {"should": [_term(term, weights[term]) for term in asked]}
        if within is not None:
            inside = _any_of(self._articles_in(within))
            sought |= {"minimum_should_match": 1, "filter": inside}
        query = {"bool": sought}
        hits = self._hits(query, k, "|".join(sorted(asked)), asked)
        places = [(hit["_source"]["article"], hit["_source"]["place"]) for hit in hits]
        rows = np.array([self._first_rows[number] + place for number, place in places], np.int64)
        scores = np.array([hit["_score"] for hit in hits])
        order = np.lexsort((rows, -scores))[:k]
        self._ahead({near for place in order for near in _near(hits[place]["_source"])})
        return [int(rows[place]) for place in order]

    def document_frequencies(self, terms: Collection[str]) -> Mapping[str, int]:
        """In how many rows each term stands."""
        self.expect(terms, ())
        return {term: self._counts[term] for term in terms}

    def expect(self, terms: Collection[str], beginnings: Collection[str]) -> None:
        """Told what is asked next: all of it that is not known is asked for in one go."""
        uncounted = [term for term in dict.fromkeys(terms) if term not in self._counts]
        parts = [uncounted[at : at + _CLAUSES] for at in range(0, len(uncounted), _CLAUSES)]
        unknown = [one for one in dict.fromkeys(beginnings) if self._starting.get(one) is None]
        queries = [*map(_counting, parts), *(first_page(*_beginning_so(one)) for one in unknown)]
        answers = self._index.search(*queries) if queries else []
        for some, answer in zip(parts, answers, strict=False):
            self._note(some, answer)
        for one, answer in zip(unknown, answers[len(parts) :], strict=True):
            hits = answer["hits"]["hits"]
            if len(hits) < PAGE:
                self._starting[one] = self._still_there([hit["sort"][0] for hit in hits])

    def terms_starting(self, beginning: str) -> Sequence[str]:
        """The terms that begin with some letters, in alphabetical order."""
        known = self._starting.get(beginning)
        if known is None:
            hits = self._index.every(*_beginning_so(beginning))
            known = self._still_there([hit["sort"][0] for hit in hits])
            self._starting[beginning] = known
        return known

    def terms_like(self, term: str, edits: int) -> Sequence[str]:
        """The terms with the same first letter that a few slips of the keyboard lead to."""
        from rapidfuzz.distance import OSA

        if len(term) > LONGEST_TERM:
            return []
        near = self._near.get(term)
        if near is None:
            near = self._near[term] = self._read_near(term)
        return [word for word in near if OSA.distance(term, word, score_cutoff=edits) <= edits]

    def _read_near(self, term: str) -> Sequence[str]:
        """The terms two slips away, which is the most that OpenSearch knows of."""
        fuzzy = {"value": term, "fuzziness": _MOST_EDITS, "prefix_length": 1}
        query = {"fuzzy": {"word": fuzzy | {"rewrite": "constant_score"}}}
        hits = self._index.every(query, "word")
        return self._still_there([hit["sort"][0] for hit in hits])

    def _hits(self, query: Said, k: int, alike: str, terms: Sequence[str]) -> Sequence[Said]:
        """The best k, and what ties with the last of them; the terms are counted by the way."""
        unknown = [term for term in terms if term not in self._counts]
        copies = blake2b(alike.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        limit = _AT_FIRST * k + 1
        while True:
            search = {"query": query, "size": limit, "track_total_hits": False}
            found, *counted = self._index.search(
                search, *([_counting(unknown)] if unknown else []), alike=copies
            )
            if counted:
                self._note(unknown, counted[0])
                unknown = []
            hits: Sequence[Said] = found["hits"]["hits"]
            tied = len(hits) == limit and hits[-1]["_score"] == hits[k - 1]["_score"]
            if not tied or limit > MOST_TIED:
                return hits
            limit *= 4

    def _note(self, terms: Sequence[str], answer: Said) -> None:
        if len(self._counts) > KEPT:
            self._counts = {}
        buckets = answer["aggregations"]["standing"]["buckets"]
        counts = {t: b["doc_count"] for t, b in zip(terms, buckets, strict=True)}
        self._counts = self._counts | counts  # another thread may read the old one

    def _articles_in(self, within: Sequence[range]) -> Sequence[int]:
        """The numbers of the articles that begin in some ranges."""
        if not within:
            return []
        starts = np.array([rows.start for rows in within])
        stops = np.array([rows.stop for rows in within])
        last = np.searchsorted(starts, self._first_rows, "right") - 1
        inside = (last >= 0) & (self._first_rows >= 0) & (self._first_rows < stops[last])
        found: Sequence[int] = np.flatnonzero(inside).tolist()
        return found

    def _still_there(self, terms: Sequence[str]) -> Sequence[str]:
        """Those of some terms that a sentence still holds; no term is taken off the list."""
        if not self._removed:
            return terms
        counts = self.document_frequencies(terms)
        return [term for term in terms if counts[term]]


def _beginning_so(beginning: str) -> tuple[Said, str]:
    """The query for the words that begin with some letters, and their order."""
    return {"prefix": {"word": beginning}}, "word"


def _term(term: str, weight: float) -> Said:
    return {"term": {"terms": {"value": term, "boost": weight}}}


def _any_of(articles: Sequence[int]) -> Said:
    parts = [articles[first : first + _IN_TERMS] for first in range(0, len(articles), _IN_TERMS)]
    return {"bool": {"should": [{"terms": {"article": part}} for part in parts or [[]]]}}


def _counting(terms: Sequence[str]) -> Said:
    """The search that counts the sentences with each term."""
    filters = [{"term": {"terms": term}} for term in terms]
    counted = {"standing": {"filters": {"filters": filters}}}
    return {"size": 0, "track_total_hits": False, "aggs": counted}


def _near(source: Said) -> Sequence[tuple[int, int]]:
    """The sentences around one that was found, as far as a question looks at them."""
    number, place = source["article"], source["place"]
    first, last, lead = source["near"]
    near = range(max(first, place - _REACH), min(last, place + _REACH) + 1)
    return [(number, one) for one in (*near, first, *([lead] if lead >= 0 else []))]
