"""How answers and articles look to a person: styled on a terminal, plain everywhere else."""

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, TextIO

from qa.answering.answer import Answer, Citation, Passage, Span

if TYPE_CHECKING:  # it loads nltk, which `--help` need not wait for
    from index.library.line import Line

Piece = tuple[str, str]  # some text and its style in rich's words, "" for none
Row = list[Piece]

_STATUS_STYLES = {"answered": "bold green", "unsure": "bold yellow", "not_found": "bold red"}
_AROUND = 600  # characters of the paragraph either side: a screenful, where a paragraph is a book

_LINE_ENDS = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
# A terminal obeys the first two groups, and lets the third reorder what the reader sees.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]|[\x80-\x9f]|[\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """The text on one line, with every control character replaced by a visible sign."""
    return _CONTROLS.sub(_sign, _LINE_ENDS.sub(" ", text))


def _sign(control: re.Match[str]) -> str:
    code = ord(control[0])
    if code == 0x7F:
        return "\u2421"
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def is_styled(stream: TextIO) -> bool:
    """Whether the stream is a terminal that wants colours (no-color.org)."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and stream.isatty()


def print_rows(rows: Iterable[Row]) -> None:
    """Print to standard output, with styles where it is a terminal that wants them."""
    if not is_styled(sys.stdout):
        for row in rows:
            print("".join(text for text, _ in row))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for row in rows:
        console.print(Text.assemble(*row))


def print_answer(answer: Answer, lines: Sequence["Line"], explain: bool = False) -> None:
    """Print an answer; on a terminal each passage stands in its paragraph, found in `lines`."""
    around = lines if is_styled(sys.stdout) else ()
    print_rows(rows_of(answer, around, explain))


def rows_of(answer: Answer, lines: Sequence["Line"] = (), explain: bool = False) -> Iterator[Row]:
    """An answer as rows: its message, then each passage with its citation."""
    yield [(printable(answer.message), _STATUS_STYLES[answer.status])]
    for said, words in (
        ("Words the article never uses", answer.missing),
        ("Taken over from earlier questions", answer.carried),
    ):
        unsaid = [printable(word) for word in words if word not in answer.message]
        if unsaid:
            yield [(f"{said}: {', '.join(unsaid)}.", "dim")]
    for number, passage in enumerate(answer.passages, 1):
        yield []
        yield from _passage_rows(number, passage, lines)
        if explain:
            yield from _reason_rows(passage)


def _passage_rows(number: int, passage: Passage, lines: Sequence["Line"]) -> Iterator[Row]:
    before, after = _paragraph_around(passage.citation, lines)
    yield [(before, "dim"), *_marked(passage), (after, "dim")]
    yield [(f"[{number}] {printable(str(passage.citation))}", "cyan")]
    for place in passage.also:
        yield [(f"    also {printable(str(place))}", "dim")]
    for neighbour in passage.context:
        if not (lines and neighbour.citation.paragraph == passage.citation.paragraph):
            side = "before" if neighbour.citation.start < passage.citation.start else "after"
            yield [(f"    {side} it: {printable(neighbour.text)}", "dim")]
            yield [(f"    {printable(str(neighbour.citation))}", "dim")]


def _marked(passage: Passage) -> Row:
    """The passage in pieces: the matched words bold, the answering words underlined."""
    phrase = [passage.phrase] if passage.phrase else []
    spans = [*passage.highlights, *phrase]
    cuts = sorted({0, len(passage.text), *(offset for span in spans for offset in span)})
    bold, underlined = _inside(passage.highlights, cuts), _inside(phrase, cuts)
    styles = (
        " ".join(s for s, on in zip(("bold", "underline"), both, strict=True) if on)
        for both in zip(bold, underlined, strict=True)
    )
    pieces = (printable(passage.text[start:end]) for start, end in pairwise(cuts))
    return list(zip(pieces, styles, strict=True))


def _inside(spans: Iterable[Span], cuts: Sequence[int]) -> list[bool]:
    """Whether each piece between two cuts lies in a span; one walk, as there may be thousands."""
    rises = Counter(start for start, _ in spans)
    falls = Counter(end for _, end in spans)
    depths = accumulate(rises[cut] - falls[cut] for cut in cuts[:-1])
    return [depth > 0 for depth in depths]


def _paragraph_around(citation: Citation, lines: Sequence["Line"]) -> tuple[str, str]:
    """What stands before and after the cited sentence in its paragraph."""
    same = [
        line
        for line in lines
        if line.sentence.paragraph == citation.paragraph
        and (line.article.source, line.article.sha256) == (citation.source, citation.sha256)
    ]
    if not same or not citation.sentence:
        return "", ""
    text = same[0].article.text
    before = text[same[0].sentence.start : citation.start]
    after = text[citation.end : same[-1].sentence.end]
    return (
        ("…" if len(before) > _AROUND else "") + printable(before[-_AROUND:]),
        printable(after[:_AROUND]) + ("…" if len(after) > _AROUND else ""),
    )


def _reason_rows(passage: Passage) -> Iterator[Row]:
    yield [(f"    confidence {passage.confidence:.0%}, score {passage.score:.2f}", "")]
    for reason, weight in passage.why:
        yield [(f"    {weight:6.0%}  of the question: {printable(reason)}", "dim")]
    for signal, weight in passage.signals:
        yield [(f"    {weight:+6.2f}  {signal}", "dim")]
