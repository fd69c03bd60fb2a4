"""How an answer looks to a person: short, its passages word for word, the unlikely ones folded."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from index.text.terms import terms_of, tokens_of
from qa.answering.answer import Answer, Citation, Passage, Span
from qa.answering.disagreement import told
from qa.answering.reasons import asked_in, reasons_for
from qa.terminal.looks import Piece, Row, print_rows, printable, row
from qa.terminal.view import View

_STATUS_STYLES = {"answered": "bold green", "unsure": "bold yellow", "not_found": "bold red"}
# A short answer has eight lines where a line has eighty columns: the message, the passage, its
# citation, what is folded away, and as much context as is left.
_LINES, _COLUMNS = 8, 80
_INDENT = "    "
# Places of a sentence that stands in many, one a line.
_PLACES = 3


def print_answer(answer: Answer, view: View) -> None:
    """Print an answer to standard output."""
    print_rows(rows_of(answer, view))


def rows_of(answer: Answer, view: View) -> Iterator[Row]:
    """An answer as rows: its message, then each passage with its citation."""
    yield row(printable(answer.headline), _STATUS_STYLES[answer.status])
    yield from _word_rows(answer)
    if differs := told(answer):
        yield row(printable(differs), "yellow")
    shown = view.passages_of(answer)
    for number in range(1, len(shown) + 1):
        if number > 1:
            yield row()
        if number == answer.near + 1:
            yield row("Less likely:", "dim")
        yield from _passage_rows(number, answer, shown)
        if view.explain:
            for reason in reasons_for(answer, number):
                yield row(printable(reason), "dim", lead=_INDENT)
    if rest := len(answer.passages) - len(shown):
        likely = "" if answer.near > len(shown) else ", less likely"
        yield row(f"{rest} more{likely}: {view.more.format(len(answer.passages))}", "dim")


def _word_rows(answer: Answer) -> Iterator[Row]:
    """The words that the article lacks and those of earlier questions that this one leans on."""
    for said, words in (
        ("Not in the article", answer.unsaid),
        ("Carried over", answer.carried),
    ):
        if words:
            yield row(f"{said}: {', '.join(map(printable, words))}", "dim")


def _passage_rows(number: int, answer: Answer, shown: Sequence[Passage]) -> Iterator[Row]:
    passage = shown[number - 1]
    certainty = f", {answer.certainties[number - 1]}" if number > 1 else ""
    yield Row(tuple(_marked(passage)))
    cited = _cited(passage.citation, passage.under)
    yield row(f"{cited}{certainty}", "cyan", lead=f"[{number}] ")
    for place in passage.also[:_PLACES]:
        yield row(f"also {_cited(place)}", "dim", lead=_INDENT)
    if others := passage.also[_PLACES:]:
        articles = len({place.source for place in others})
        yield row(f"and in {len(others)} more places, {articles} articles", "dim", lead=_INDENT)
    yield from _context_rows(passage, shown, asked_in(answer))


def _cited(place: Citation, under: str = "") -> str:
    """A citation under the name that the article was given by, as JSON has it."""
    heading = f"under “{under}”, " if under else ""
    return printable(f"{place.source}, {heading}{place.where}")


def _context_rows(passage: Passage, shown: Sequence[Passage], asked: str) -> Iterator[Row]:
    """What is needed to understand a passage, a line each; of a passage shown its number alone."""
    numbers = {one.citation: number for number, one in enumerate(shown, 1)}
    some = _context_with_room(passage)
    leads = _leads_of(passage, some)
    for neighbour, lead in zip(some, leads, strict=True):
        if number := numbers.get(neighbour.citation):
            yield row(f"[{number}]", "dim", lead=lead)
        else:
            focus = _first_asked(neighbour.text, passage.text, asked)
            yield row(printable(neighbour.text), "dim", lead=lead, focus=focus)
    if len(some) < len(passage.context):
        last = passage.context[-1].citation.sentence
        yield row(f"and on to sentence {last}", "dim", lead=_INDENT)


def _context_with_room(passage: Passage) -> Sequence[Passage]:
    """The neighbours that a short answer has room for, one at least."""
    lines = -(-len(passage.text) // _COLUMNS)
    room = max(_LINES - 3 - lines, 1)
    fits = len(passage.context) <= room
    return passage.context if fits else passage.context[: max(room - 1, 1)]


def _leads_of(passage: Passage, neighbours: Sequence[Passage]) -> Iterator[str]:
    """What stands before each neighbour: where it stands, once for those that follow each other."""
    lead, number = "", None
    for neighbour in neighbours:
        sentence = neighbour.citation.sentence
        follows = number is not None and sentence == number + 1
        lead = " " * len(lead) if follows else f"{_INDENT}{_side(passage, sentence)}: "
        number = sentence
        yield lead


def _side(passage: Passage, sentence: int) -> str:
    """Where a sentence stands: beside the passage, or under which number."""
    beside = {-1: "before it", 1: "after it"}
    return beside.get(sentence - passage.citation.sentence, f"sentence {sentence}")


def _first_asked(neighbour: str, passage: str, asked: str) -> int:
    """Where a neighbour names what is asked for and the passage leaves to it; else 0."""
    lacking = set(terms_of(asked)) - set(terms_of(passage))
    named = (token.start for token in tokens_of(neighbour) if lacking.intersection(token.terms))
    return next(named, 0)


def _marked(passage: Passage) -> Iterator[Piece]:
    """The passage in pieces: the matched words bold, the answering words underlined."""
    phrase = [passage.phrase] if passage.phrase else []
    spans = [*passage.highlights, *phrase]
    cuts = sorted({0, len(passage.text), *(offset for span in spans for offset in span)})
    bold, underlined = _inside(passage.highlights, cuts), _inside(phrase, cuts)
    for (start, end), *both in zip(pairwise(cuts), bold, underlined, strict=True):
        style = " ".join(s for s, on in zip(("bold", "underline"), both, strict=True) if on)
        yield Piece(printable(passage.text[start:end]), style)


def _inside(spans: Iterable[Span], cuts: Sequence[int]) -> list[bool]:
    """Whether each piece between two cuts lies in a span; one walk, as there may be thousands."""
    rises = Counter(start for start, _ in spans)
    falls = Counter(end for _, end in spans)
    depths = accumulate(rises[cut] - falls[cut] for cut in cuts[:-1])
    return [depth > 0 for depth in depths]
