"""An answer: passages cut verbatim from the articles, each checked against its citation."""

from dataclasses import asdict, dataclass, field
from typing import Any

from index.citing.selectors import Selector
from qa.answering.certainty import Certainty, certainties_of, certainty_of, near_of
from qa.answering.setting import Setting
from qa.answering.thresholds import Status

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a passage stands: `start` and `end` in characters of the article's text.

    `page` counts from 1, and is None for a source without pages. `link` leads there from other
    programs in the form of the article's format, and `selectors` say the same in the W3C's terms.
    `heading` is the heading, or the question that stands alone, under which it stands; empty where
    there is none.
    """

    article: str
    source: str
    paragraph: int
    sentence: int  # 0 is the dateline, which stands before sentence 1
    start: int
    end: int
    sha256: str
    page: int | None = None
    link: str = field(default="", compare=False)
    selectors: tuple[Selector, ...] = field(default=(), compare=False)
    heading: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.source_name}, {self.where}"

    @property
    def where(self) -> str:
        """The place inside the article, in words."""
        page = f"page {self.page}, " if self.page else ""
        place = f"sentence {self.sentence}" if self.sentence else "dateline"
        characters = f"characters {self.start}–{self.end}"
        return f"{page}paragraph {self.paragraph}, {place} ({characters})"

    @property
    def source_name(self) -> str:
        """The last part of the source's path."""
        return self.source.replace("\\", "/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence shown to the user.

    `score` is the evidence for it, `confidence` the probability that it answers (0 to 1).
    `highlights` and `phrase` are offsets within `text`: the matched words, and the words that
    answer where the kind of question lets them be told. `why` holds the question's words found
    in it, each with its share of the question (0 to 1); `signals` what sets it apart from the
    average candidate, in units of evidence; `likeness` how near it lies to the question in meaning
    (a cosine), None without the extra `meaning`.
    `context` are neighbours needed to understand it; `also` are the places of its near-identical
    copies.
    """

    text: str
    score: float
    confidence: float
    citation: Citation
    highlights: tuple[Span, ...] = ()
    why: tuple[tuple[str, float], ...] = ()
    signals: tuple[tuple[str, float], ...] = ()
    likeness: float | None = None
    phrase: Span | None = None
    context: tuple["Passage", ...] = ()
    also: tuple[Citation, ...] = ()

    @property
    def under(self) -> str:
        """Its heading, unless that is shown as context."""
        heading = self.citation.heading
        return "" if any(heading in one.text for one in self.context) else heading


@dataclass(frozen=True, slots=True)
class Answer:
    """What an article says to a question.

    `missing` are the question's content words that no sentence uses in any form, `carried` the
    words taken over from earlier questions, `message` one plain line for a person. `confidence`
    is the probability that the first passage answers, `answerable` that any sentence does (0 to
    1). `doubt` is what speaks against the first passage whatever the confidence, empty if nothing;
    `bar` the confidence that it takes to be an answer all the same. `asked` says how it was asked,
    so that it can be asked again. `differing` are the numbers of those passages, the first being
    1, that stand in other articles than the first and answer with another figure or date.
    """

    question: str
    status: Status
    confidence: float
    message: str
    missing: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    answerable: float = 0.0
    doubt: str = ""
    bar: float = 0.0
    differing: tuple[int, ...] = ()
    asked: Setting | None = field(default=None, compare=False, repr=False)

    @property
    def certainty(self) -> Certainty:
        """How certain it is, in words and a figure that every face shows alike."""
        return certainty_of(self.status, self.confidence, self.bar)

    @property
    def certainties(self) -> tuple[Certainty, ...]:
        """How certain each passage is; the first as the whole answer."""
        return certainties_of(self.certainty, [passage.confidence for passage in self.passages])

    @property
    def headline(self) -> str:
        """The message, and in brackets how certain the first passage is, where there is one."""
        if not self.passages:
            return self.message
        return f"{self.message.removesuffix(':')} ({self.certainty}):"

    @property
    def unsaid(self) -> tuple[str, ...]:
        """The missing words that the message does not name."""
        return tuple(word for word in self.missing if word not in self.message)

    @property
    def near(self) -> int:
        """How many passages a face shows at once; it folds away the rest, far less likely ones."""
        near = near_of([passage.confidence for passage in self.passages])
        return max([near, *self.differing])

    def as_json(self) -> dict[str, Any]:
        """The answer as plain JSON values, the contract with other programs."""
        answer = {**asdict(self), "certainty": self.certainty.as_json()}
        for passage, certainty in zip(answer["passages"], self.certainties, strict=True):
            passage["certainty"] = certainty.as_json()
        return answer
