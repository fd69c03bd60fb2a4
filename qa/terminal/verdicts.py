"""What became of quotes, as a person reads it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from index.citing.quote import Outcome, Place, Verdict
from qa.terminal.looks import Piece, Row, printable, row

_STYLES: dict[Outcome, str] = {
    "same": "green",
    "moved": "cyan",
    "changed": "yellow",
    "gone": "red",
    "unknown": "red",
}
# As `wdiff` marks them, for those who see no colours.
_MARKS = {"=": ("", "", ""), "-": ("[-", "-]", "red"), "+": ("{+", "+}", "green")}
_INDENT = " " * 4


def verdict_rows(number: int, verdict: Verdict) -> Iterator[Row]:
    """A verdict as rows: the quote, where it stands now, and what changed in it."""
    outcome = verdict.outcome
    there = verdict.places[0].text if verdict.places else ""
    lead = Piece(f"[{number}] {outcome}: ", _STYLES[outcome])
    # A link may not carry the words that it leads to.
    plain = (Piece(printable(verdict.quote.text or there)),)
    yield Row(tuple(_marked(verdict)) if outcome == "changed" else plain, lead)
    if outcome != "same" or len(verdict.places) > 1:
        for place in verdict.places:
            yield row(f"now {_where(place)}", "dim", lead=_INDENT)
    if len(verdict.places) > 1:
        more = ", and more of them" if verdict.more else ""
        yield row(f"equally good places: {len(verdict.places)}{more}", "dim", lead=_INDENT)
    if verdict.reason:
        yield row(printable(verdict.reason), "dim", lead=_INDENT)


def summary_row(verdicts: Sequence[Verdict]) -> Row:
    """How many quotes became what."""
    counts = Counter(verdict.outcome for verdict in verdicts)
    said = ", ".join(f"{counts[outcome]} {outcome}" for outcome in _STYLES if counts[outcome])
    return row(said, "bold")


def _marked(verdict: Verdict) -> Iterator[Piece]:
    for kind, text in verdict.difference:
        before, after, style = _MARKS[kind]
        yield Piece(f"{before}{printable(text)}{after}", style)


def _where(place: Place) -> str:
    page = f"page {place.page}, " if place.page else ""
    return f"{printable(place.article.source)}, {page}characters {place.start}–{place.end}"
