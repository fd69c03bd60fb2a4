"""How coverage looks: rows for a person, plain JSON values for other programs."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from qa.measuring.coverage import Coverage, Reached
from qa.terminal.looks import Piece, Row, printable, row
from qa.terminal.report import counted

NEVER = "·"  # no question reaches it, which a column of zeros would hide


def as_json(found: Sequence[Coverage]) -> list[dict[str, Any]]:
    """How far questions reach into each article, as plain JSON values."""
    return [
        {
            "article": one.article.source,
            "sha256": one.article.sha256,
            "questions": one.asked,
            "sentences": [_sentence(reached) for reached in one.sentences],
        }
        for one in found
    ]


def _sentence(reached: Reached) -> dict[str, Any]:
    sentence = reached.line.sentence
    return {
        "number": sentence.number,
        "paragraph": sentence.paragraph,
        "start": sentence.start,
        "end": sentence.end,
        "text": reached.line.text,
        "first": reached.first,
        "first_three": reached.among,
        "expected": reached.expected,
    }


def rows_of(found: Sequence[Coverage]) -> Iterator[Row]:
    """Each article's sentences, with how many questions have each first and among three."""
    for one in found:
        yield row()
        yield row(f"{printable(one.article.source)}: {counts_of(one)}", "bold")
        yield row(f"{'':6}{'first':>6}{'in 3':>6}", "dim")
        for number, paragraph in groupby(one.sentences, key=lambda r: r.line.sentence.paragraph):
            yield row(f"Paragraph {number}", "cyan")
            yield from map(_row, paragraph)


def _row(reached: Reached) -> Row:
    number = reached.line.sentence.number
    lead = f"{number:>5} {_count(reached.first):>6}{_count(reached.among):>6}  "
    return Row((Piece(printable(reached.line.text), _style(reached)),), Piece(lead, "cyan"))


def _count(number: int) -> str:
    return str(number) if number else NEVER


def _style(reached: Reached) -> str:
    return "green" if reached.first else "yellow" if reached.among else ""


def counts_of(one: Coverage) -> str:
    """How many sentences are reached first, otherwise, and never, in words."""
    return (
        f"{counted(len(one.sentences), 'sentence')}: {one.first} reached first, {one.among} more "
        f"among the first three, {one.never} never, by {counted(one.asked, 'question')} that it "
        "answers"
    )
