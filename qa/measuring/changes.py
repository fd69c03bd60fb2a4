"""What becomes of answers when the articles change."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, Protocol

from index.citing.difference import Change, difference_of
from qa.answering.answer import Answer, Passage
from qa.measuring.differing import Fact, differing_facts
from qa.measuring.tracing import Traced, traced
from qa.measuring.versions import Version
from qa.weighing.names import is_written_as_name

Kind = Literal["first", "falls", "rises", "reworded", "moved", "gone"] | Fact
KINDS: tuple[Kind, ...] = (
    *("falls", "first", "number", "date", "name", "gone", "reworded", "moved", "rises"),
)
TOP = 3  # passages asked for, as `ask` does
_RANKS = ("not_found", "unsure", "answered")
_NAMES_KEPT = 4_096


class Asked(Protocol):
    """A question and the questions before it."""

    @property
    def question(self) -> str:
        """The question."""

    @property
    def history(self) -> tuple[str, ...]:
        """The earlier questions, oldest first."""


@dataclass(frozen=True)
class Compared:
    """A question's answers in two versions, and how the second differs; `kinds` may be none.

    `quotes` are the old answer's, the first passage before all others. `difference` leads from the
    old first passage to the new one, and is empty where they are two sentences.
    """

    question: str
    history: tuple[str, ...]
    before: Answer
    after: Answer
    kinds: tuple[Kind, ...]
    quotes: tuple[Traced, ...] = ()
    difference: tuple[Change, ...] = field(default=(), repr=False)

    @property
    def others(self) -> tuple[Traced, ...]:
        """The quotes of which the first passages do not tell what became."""
        told = self.difference or (self.quotes and self.quotes[0].verdict.outcome == "gone")
        return self.quotes[1:] if told else self.quotes


def compared(
    asked: Sequence[Asked],
    old: Version,
    new: Version,
    progress: Callable[[], None] = lambda: None,
) -> list[Compared]:
    """What became of each question's answer, in their order; raises QuestionError.

    An answer changes where its status does; where another sentence comes first; and where a
    sentence that it shows has another number, date, name or wording, stands among others than
    before, or nowhere. White space aside, and what was none and still is none has not changed.
    `progress` is called after each question.
    """
    pairs: list[tuple[Answer, Answer]] = []
    for one in asked:
        before, after = (v.reader.ask(one.question, one.history, TOP) for v in (old, new))
        pairs.append((before, after))
        progress()
    where = traced([p for before, _ in pairs for p in _shown(before)], old, new)
    comparing = _Comparing(old, new, where)
    return [
        comparing.compared(one, before, after)
        for one, (before, after) in zip(asked, pairs, strict=True)
    ]


def _shown(answer: Answer) -> list[Passage]:
    """What of an answer says something: its first passage, where unsure those as likely, and what
    is needed to understand them."""
    if answer.status == "not_found":
        return []
    shown = answer.passages[: answer.near if answer.status == "unsure" else 1]
    return [one for passage in shown for one in (passage, *passage.context)]


class _Comparing:
    """Two versions, and where the passages of the old one stand in the new one."""

    def __init__(self, old: Version, new: Version, where: Mapping[Passage, Traced]) -> None:
        self._old, self._new, self._where = old, new, where
        self._is_name = lru_cache(_NAMES_KEPT)(self._is_written_as_name)

    def compared(self, asked: Asked, before: Answer, after: Answer) -> Compared:
        """How one answer differs."""
        quotes = tuple(self._where[passage] for passage in _shown(before))
        now = after.passages[0] if after.passages else None
        stays = bool(quotes) and now is not None and _is_it(quotes[0], now)
        others = quotes[1:] if stays else quotes
        kinds: set[Kind] = {
            *_of_status(before, after),
            *(kind for quote in others for kind in self._of_quote(quote)),
        }
        difference: tuple[Change, ...] = ()
        if stays and now:
            kinds.update(self._of_first(quotes[0], now))
            difference = difference_of(quotes[0].passage.text, now.text)
        elif quotes and after.status != "not_found":
            kinds.add("first")
        ordered = tuple(kind for kind in KINDS if kind in kinds)
        return Compared(asked.question, asked.history, before, after, ordered, quotes, difference)

    def _of_first(self, quote: Traced, now: Passage) -> Iterator[Kind]:
        """How the sentence differs that comes first in both."""
        yield from self._of_wording(quote, now.text)
        # What is gone from its article and says the same in another one has moved there.
        if quote.moved or quote.verdict.outcome == "gone":
            yield "moved"

    def _of_quote(self, quote: Traced) -> Iterator[Kind]:
        """How a sentence differs wherever it stands now."""
        if quote.verdict.outcome == "gone":
            yield "gone"
        elif quote.verdict.outcome == "changed":
            yield from self._of_wording(quote, quote.now)
        elif quote.moved:
            yield "moved"

    def _of_wording(self, quote: Traced, now: str) -> Sequence[Kind]:
        before, language = quote.passage.text, quote.verdict.article.language
        if before.split() == now.split():
            return ()
        return differing_facts(before, now, language, self._is_name) or ("reworded",)

    def _is_written_as_name(self, term: str) -> bool:
        collections = (version.reader.collection for version in (self._old, self._new))
        return any(is_written_as_name(one, term) for one in collections)


def _of_status(before: Answer, after: Answer) -> Iterator[Kind]:
    ranks = [_RANKS.index(answer.status) for answer in (before, after)]
    if ranks[0] != ranks[1]:
        yield "falls" if ranks[1] < ranks[0] else "rises"


def _is_it(quote: Traced, now: Passage) -> bool:
    """Whether a passage is the sentence that a quote was, wherever it stands."""
    return quote.is_overlapped_by(now) or quote.passage.text.split() == now.text.split()
