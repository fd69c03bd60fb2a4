"""How changed answers look: rows for a person, plain JSON values for other programs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from qa.answering.answer import Answer
from qa.measuring.changes import KINDS, Compared, Kind
from qa.terminal.looks import Piece, Row, printable, row
from qa.terminal.verdicts import marked, place_of

# What a person reads for each kind.
SAID: dict[Kind, str] = {
    "falls": "less certain",
    "first": "another first passage",
    "number": "another number",
    "date": "another date",
    "name": "another name",
    "gone": "a quote is gone",
    "reworded": "other words",
    "moved": "a quote has moved",
    "rises": "more certain",
}
# What a reader would be told wrongly who goes by the old answer.
GRAVE: frozenset[Kind] = frozenset({"falls", "first", "number", "date", "name", "gone"})
_INDENT = " " * 4


def as_json(number: int, one: Compared) -> dict[str, Any]:
    """One question's answers in two versions as plain JSON values; numbers count from 1."""
    return {
        "question": one.question,
        "history": list(one.history),
        "changed": bool(one.kinds),
        "kinds": list(one.kinds),
        "before": _answer_as_json(one.before),
        "after": _answer_as_json(one.after),
        "difference": [list(change) for change in one.difference],
        "quotes": [{**q.verdict.as_json(), "moved": q.moved} for q in one.quotes],
        "number": number,
    }


def _answer_as_json(answer: Answer) -> dict[str, Any]:
    first = answer.as_json()["passages"][:1]
    return {
        "status": answer.status,
        "confidence": answer.confidence,
        "certainty": answer.certainty.as_json(),
        "text": first[0]["text"] if first else None,
        "citation": first[0]["citation"] if first else None,
    }


def rows_of(all_: Sequence[Compared]) -> Iterator[Row]:
    """The answers that change, and how many do, as rows."""
    for number, one in enumerate(all_, 1):
        if one.kinds:
            yield from _rows(number, one)
            yield row()
    yield row(summary_of(all_), "bold")


def summary_of(all_: Sequence[Compared]) -> str:
    """How many answers change, and how."""
    counts = Counter(kind for one in all_ for kind in one.kinds)
    changed = sum(bool(one.kinds) for one in all_)
    said = ", ".join(f"{SAID[kind]}: {counts[kind]}" for kind in KINDS if counts[kind])
    asked = f"{len(all_)} question" if len(all_) == 1 else f"{len(all_)} questions"
    if not changed:
        return f"{asked}: no answer changes"
    return f"{asked}: {changed} {'answer changes' if changed == 1 else 'answers change'} ({said})"


def _rows(number: int, one: Compared) -> Iterator[Row]:
    style = "red" if GRAVE.intersection(one.kinds) else "yellow"
    yield row(printable(one.question), "bold", lead=f"{number}. ")
    for earlier in one.history:
        yield row(f"asked before: {printable(earlier)}", "dim", lead=_INDENT)
    yield row(", ".join(SAID[kind] for kind in one.kinds), style, lead=_INDENT)
    if one.before.status != one.after.status:
        yield row(f"{how_certain(one.before)} → {how_certain(one.after)}", lead=_INDENT)
    yield from _passage_rows(one)
    if places := places_of(one):
        yield row(printable(" → ".join(places)), "dim", lead=_INDENT)


def _passage_rows(one: Compared) -> Iterator[Row]:
    """The first passage before and now, and what became of what else was shown."""
    if one.difference:
        yield Row(tuple(marked(one.difference)), Piece(_INDENT))
    else:
        yield _passage_row("was", one.before)
        yield _passage_row(now_of(one.after), one.after)
    for quote in one.others:
        if quote.verdict.outcome == "gone":
            yield row(printable(quote.passage.text), "red", lead=f"{_INDENT}gone: ")
        elif quote.verdict.outcome == "changed":
            yield Row(tuple(marked(quote.verdict.difference)), Piece(f"{_INDENT}became: "))


def _passage_row(said: str, answer: Answer) -> Row:
    text = answer.passages[0].text if answer.passages else answer.message
    return row(printable(text), lead=f"{_INDENT}{said}: ")


def places_of(one: Compared) -> list[str]:
    """Where the first passage stood and stands, in words."""
    cited = [answer.passages[0].citation for answer in (one.before, one.after) if answer.passages]
    return list(dict.fromkeys(place_of(c.source, c.page, c.start, c.end) for c in cited))


def now_of(answer: Answer) -> str:
    """What stands before the passage that comes first now: it may be no answer."""
    return "closest now" if answer.status == "not_found" and answer.passages else "now"


def how_certain(answer: Answer) -> str:
    """An answer's status and certainty in words."""
    status = answer.status.replace("_", " ")
    return f"{status} ({answer.certainty})" if answer.passages else status
