"""The one call: a question and its history go in, a checked answer comes out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from index.library.collection import Collection
from index.text.article import Article
from qa.answering.answer import Answer, Passage, Span
from qa.answering.doubt import doubt_about, missing_words
from qa.answering.message import message_of
from qa.answering.passages import (
    checked,
    citation_of,
    context_of,
    copies_of,
    dateline_passage,
    passage_of,
)
from qa.answering.phrase import answering_phrase
from qa.answering.thresholds import DEFAULT_THRESHOLDS, Thresholds
from qa.asking.about import asks_for_date, asks_for_subject
from qa.asking.followup import MEMORY, in_context
from qa.asking.question import Question
from qa.asking.smalltalk import small_talk, without_greeting
from qa.weighing.candidates import candidates
from qa.weighing.clues import Finding
from qa.weighing.confidence import Confidence, confidence
from qa.weighing.match import Match
from qa.weighing.model import contributions, evidence, signal_values
from qa.weighing.window import Notes

# The rules that tell a question for the article's date have no exception on the bench files.
DATE_CONFIDENCE = 0.99
# News says first what it is about; other texts may not. A guess, as nothing here measures it.
LEAD_CONFIDENCE = 0.8
# Evidence added in the neighbourhood of what the question before was answered with, where this
# one leans on it: twice what a date is worth where when is asked. Not fitted: the bench files have
# no conversations.
CITED_NEAR = 2.0
# Evidence taken from a heading, which names its subject and says nothing of it: more than matching
# words bring. Not fitted: the bench files have no headings.
HEADING = 3.0


@dataclass(frozen=True)
class _Weighed:
    """A question with its candidates in order of evidence, best first."""

    question: Question
    finding: Finding
    order: Sequence[int]
    confidence: Confidence

    @cached_property
    def rows(self) -> list[int]:
        """The rows of the candidates, best first."""
        return [int(self.finding.match.rows[place]) for place in self.order]


class Reader:
    """Has read some articles and answers questions about them."""

    def __init__(
        self,
        source: Iterable[Article] | Collection,
        thresholds: Thresholds = DEFAULT_THRESHOLDS,
    ) -> None:
        self.collection = source if isinstance(source, Collection) else Collection(source)
        self.thresholds = thresholds
        self._notes = Notes(self.collection)

    def answer(self, question: str, history: Sequence[str] = (), top: int = 3) -> Answer:
        """The answer with at most `top` passages, best first.

        `history` are the earlier questions of the conversation, oldest first. Raises
        QuestionError for a question that is too long, CitationError where a passage is not what
        its citation cuts.
        """
        # Each question that leans is weighed again for the next: a long talk must not add up.
        history = history[-MEMORY:]
        alone = all(map(small_talk, history))
        said = small_talk(question, alone)
        if said:
            return Answer(question, "not_found", 0.0, said)
        text = without_greeting(question)
        asked = in_context(text, history, self._notes.names)
        about = self._about_the_article(text, alone, top)
        weighed = None if about else self._weighed(asked, history)
        found = about or (self._answer(weighed, top) if weighed else self._nothing(asked))
        return replace(found, question=question)

    def _about_the_article(self, question: str, alone: bool, top: int) -> Answer | None:
        """The articles' own dates, or how they begin, where that is asked for."""
        articles = self.collection.articles
        if asks_for_date(question, alone):
            dated = (dateline_passage(article, DATE_CONFIDENCE) for article in articles)
            return self._stated("The article says:", [p for p in dated if p][:top])
        if asks_for_subject(question, alone):
            first = np.flatnonzero(~self._notes.headings)[:top]
            lines = (self.collection.lines[row] for row in first)
            begin = [passage_of(line, confidence=LEAD_CONFIDENCE) for line in lines]
            return self._stated("The article begins:", begin)
        return None

    def _stated(self, message: str, passages: Sequence[Passage]) -> Answer | None:
        """The answer that some passages give whatever the question's words."""
        if not passages:
            return None
        found = checked(passages, self.collection.articles)
        sure = found[0].confidence
        return Answer("", "answered", sure, message, passages=found, answerable=1.0)

    def _weighed(self, question: Question, history: Sequence[str] = ()) -> _Weighed | None:
        rows = candidates(self._notes, question)
        if not len(rows):
            return None
        match = Match(self._notes, question, rows)
        values = signal_values(match)
        scores = evidence(values) - HEADING * self._notes.headings[rows]
        if question.carried:
            scores = scores + CITED_NEAR * self._near_cited(history, match)
        order = np.lexsort((rows, -scores)).tolist()
        finding = Finding(match, values, scores, order[0])
        return _Weighed(question, finding, order, confidence(finding))

    def _near_cited(self, history: Sequence[str], match: Match) -> np.ndarray:
        """1 for the sentence that answered the question before and its neighbours, else 0."""
        near = np.zeros(len(match.rows))
        earlier = [without_greeting(text) for text in history if not small_talk(text)]
        if not earlier:
            return near
        before = in_context(earlier[-1], earlier[:-1], self._notes.names)
        weighed = self._weighed(before, earlier[:-1])
        if weighed:
            cited = weighed.finding.match.rows[weighed.order[0]]
            near[
                np.isin(match.rows, [cited, self._notes.above[cited], self._notes.below[cited]])
            ] = 1
        return near

    def _nothing(self, question: Question) -> Answer:
        missing = tuple(dict.fromkeys(word.text for word in question.own_words))
        message = message_of("not_found", missing)
        return Answer(question.text, "not_found", 0.0, message, missing, _texts(question))

    def _answer(self, weighed: _Weighed, top: int) -> Answer:
        sure, question = weighed.confidence, weighed.question
        doubt = doubt_about(weighed.finding)
        status = self.thresholds.status(sure.overall, doubt)
        missing = _missing_texts(weighed.finding.match)
        passages: tuple[Passage, ...] = ()
        if status != "not_found":
            groups = copies_of(self.collection, weighed.rows, top)
            found = [self._passage(weighed, *group) for group in groups]
            passages = checked(found, self.collection.articles)
        return Answer(
            question.text,
            status,
            round(sure.overall, 4),
            message_of(status, missing, doubt),
            missing,
            _texts(question),
            passages,
            answerable=round(sure.answerable, 4),
            doubt=doubt,
        )

    def _passage(self, weighed: _Weighed, rank: int, *copies: int) -> Passage:
        """The candidate of a rank as a passage, marked and explained; it cites its copies too."""
        found, question = weighed.finding, weighed.question
        place, row = weighed.order[rank], weighed.rows[rank]
        share = float(np.exp(found.scores[place] - found.scores[found.top]))
        passage = passage_of(
            self.collection.lines[row],
            round(float(found.scores[place]), 4),
            round(weighed.confidence.overall * share, 4),
        )
        refers_back = bool(self._notes.facts["back references"][row])
        return replace(
            passage,
            highlights=_highlights(found.match, place),
            why=_why(found.match, place),
            signals=contributions(found.values, place),
            phrase=answering_phrase(question, passage.text) if place == found.top else None,
            context=context_of(self.collection, row, refers_back),
            also=tuple(citation_of(self.collection.lines[weighed.rows[c]]) for c in copies),
        )


def _texts(question: Question) -> tuple[str, ...]:
    return tuple(word.text for word in question.carried)


def _missing_texts(match: Match) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.text for word in missing_words(match)))


def _highlights(match: Match, place: int) -> tuple[Span, ...]:
    """Where the candidate's words that the question has stand, in characters of the passage."""
    line = match.notes.collection.lines[match.rows[place]]
    return tuple((k.start, k.end) for k in line.tokens if match.spelt.intersection(k.terms))


def _why(match: Match, place: int) -> tuple[tuple[str, float], ...]:
    """The question's words that the candidate holds, each with its share of the question."""
    words = zip(match.question.words, match.weight, match.kin_here[:, place], strict=True)
    held = [(word.text, round(float(weight), 3)) for word, weight, here in words if here]
    return tuple(sorted(held, key=lambda pair: -pair[1]))
