"""What became of quotes, as a person reads it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from index.citing.difference import Change
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
    yield Row(tuple(marked(verdict.difference)) if outcome == "changed" else plain, lead)
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


def marked(difference: Sequence[Change]) -> Iterator[Piece]:
    """What changed from one wording to another, in pieces."""
    for kind, text in difference:
        before, after, style = _MARKS[kind]
        yield Piece(f"{before}{printable(text)}{after}", style)


def place_of(source: str, page: int | None, start: int, end: int) -> str:
    """A place in an article, in words."""
    return f"{source}, {f'page {page}, ' if page else ''}characters {start}–{end}"


def _where(place: Place) -> str:
    return printable(place_of(place.article.source, place.page, place.start, place.end))
