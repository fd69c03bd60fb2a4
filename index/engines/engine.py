"""The seam: what any engine does, in memory, on disk or on other machines."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

# Best of a grid on SQuAD 2.0 and SQuADShifts sentences: short documents want little saturation
# and little length correction (k1 = 1.5, b = 0.75 answers 1.5 points fewer questions).
K1 = 0.9
B = 0.4


class Engine(Protocol):
    """Finds rows (sentences, numbered from 0) by their terms, and counts terms; nothing else.

    Its own score only picks candidates, so an engine may have other constants than the next and
    the answers stay the same.
    """

    @property
    def size(self) -> int:
        """How many rows there are."""

    @property
    def mean_length(self) -> float:
        """How many terms a row has on average."""

    def best(
        self, weights: Mapping[str, float], k: int, within: Sequence[range] | None = None
    ) -> Sequence[int]:
        """The k best rows that hold a weighted term, best first, ties to the earlier row.

        `within` are the rows to look in, ascending, whole articles each; all where there is none.
        They change which rows are found and never the order of two.
        """

    def document_frequencies(self, terms: Collection[str]) -> Mapping[str, int]:
        """In how many rows each term stands; a term of no row may be left out."""

    def terms_starting(self, beginning: str) -> Sequence[str]:
        """The terms that begin with some letters, in alphabetical order."""

    def terms_like(self, term: str, edits: int) -> Sequence[str]:
        """The terms with the same first letter that a few slips of the keyboard lead to.

        A slip adds, drops or changes a letter, or swaps two neighbours; in alphabetical order.
        """

    def expect(self, terms: Collection[str], beginnings: Collection[str]) -> None:
        """Told what is asked next, that it may be fetched in one go from far away.

        That is in how many rows some terms stand, and which terms have some beginnings.
        """
