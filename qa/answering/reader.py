"""The one call: a question and its history go in, a checked answer comes out."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import chain, islice

import numpy as np

from index.library.collection import Collection
from index.library.line import Line
from index.library.listed import Listed, Part, part_of
from index.library.memory import MemoryCollection
from index.meaning.encoder import Encoder
from index.text.article import Article
from qa.answering.answer import Answer, Passage
from qa.answering.copies import copies_of, each_said, places_of
from qa.answering.disagreement import differing_ranks
from qa.answering.marks import highlights, why
from qa.answering.passages import (
    checked,
    citation_of,
    context_of,
    dateline_passage,
    heading_of,
    passage_of,
)
from qa.answering.phrase import answering_phrase
from qa.answering.setting import Setting
from qa.answering.thresholds import DEFAULT_THRESHOLDS, Thresholds
from qa.answering.verdict import doubts_about, message_of, missing_words, unsaid
from qa.asking.about import About
from qa.asking.heard import Heard, heard
from qa.asking.question import Question, Word
from qa.weighing.confidence import Confidence, confidence
from qa.weighing.likeness import Watching, unwatched
from qa.weighing.model import contributions, known_of
from qa.weighing.names import is_written_as_name
from qa.weighing.weigh import Scales, Weighed

# The rules that tell a question for the article's date have no exception on the bench files.
DATE_CONFIDENCE = 0.99
# News says first what it is about; other texts may not. A guess, as nothing here measures it.
LEAD_CONFIDENCE = 0.8
# What shares no word with the articles may still be meant in them: rather than not.
NEAR_IN_MEANING = 0.5
# Words remembered as names or not; a public page must not grow with what people type.
NAMES_KEPT = 4_096
# Articles of which the hashes are looked at to tell them from others: more take as long as asking.
MOST_HASHED = 1_000


class Reader:
    """Has read some articles and answers questions about them.

    With an `encoder` (`index.meaning.extra.installed_encoder`) it finds in other words, too; the
    work of encoding is done under what `watching` gives for a number of sentences.
    """

    def __init__(
        self,
        source: Iterable[Article] | Collection,
        thresholds: Thresholds = DEFAULT_THRESHOLDS,
        encoder: Encoder | None = None,
        watching: Watching = unwatched,
    ) -> None:
        self.collection = source if isinstance(source, Collection) else MemoryCollection(source)
        self.thresholds = thresholds
        self.encoder = encoder
        self._scales = Scales(self.collection, encoder, watching)
        self._part: Part | None = None
        self._narrowed = "", ""
        self._is_name = lru_cache(NAMES_KEPT)(lambda t: is_written_as_name(self.collection, t))

    def ask(self, question: str, history: Sequence[str] = (), top: int = 3) -> Answer:
        """The answer with at most `top` passages, best first.

        `history` are the earlier questions of the conversation, oldest first. Raises
        QuestionError for a question that is too long, CitationError where a passage is not what
        its citation cuts.
        """
        said, asked = self.heard(question, history), self._setting(history, top)
        if said.line:
            return Answer(question, "not_found", 0.0, said.line, asked=asked)
        found = self._about_the_article(said.about, top) or self._found(said, top)
        return replace(found, question=question, asked=asked)

    def _setting(self, history: Sequence[str], top: int) -> Setting:
        """How a question is asked."""
        return Setting(
            tuple(history),
            top,
            *self._narrowed,
            self.thresholds,
            self.encoder.name if self.encoder else "",
            len(self.collection.articles),
            self._sha256,
        )

    @cached_property
    def _sha256(self) -> str:
        """What tells the articles from others."""
        articles = self.collection.articles
        if len(articles) == 1:
            return articles[0].sha256
        if len(articles) > MOST_HASHED:
            return ""
        return sha256("".join(one.sha256 for one in self.collection.listed).encode()).hexdigest()

    @property
    def listed(self) -> Sequence[Listed]:
        """The articles that are asked, as a list shows them."""
        return self._part.articles if self._part else self.collection.listed

    def narrowed(self, within: str = "", since: str = "") -> "Reader":
        """A reader that asks only some of the articles, and knows how rare words are in all.

        `within` is an article's path, a folder with a slash at its end, a pattern with * or ?, or
        a part of a path or title; `since` the first year, month or day that is meant (2024-05),
        by the date that an article states. Raises PartError where no article is left.
        """
        if not (within.strip() or since.strip()):
            return self
        narrowed = copy(self)
        narrowed._part = part_of(self.listed, within, since)
        narrowed._narrowed = within, since
        return narrowed

    @property
    def _rows(self) -> Sequence[range] | None:
        """The rows that are asked, None for all."""
        return self._part.rows if self._part else None

    def encode_ahead(self) -> bool:
        """Encode some sentences that no question has needed yet; whether there were any."""
        meanings = self._scales.meanings
        return meanings is not None and meanings.encode_ahead()

    def weighed(self, said: Heard) -> Weighed | None:
        """The candidates for what was heard, weighed; None where there is no sentence at all."""
        rows = self._rows
        if not said.before:
            return self._scales.weighed(said.question, within=rows)
        before = self._scales.weighed(said.before, within=rows)
        meant = f"{said.before.text} {said.question.text}"
        return self._scales.weighed(said.question, before.rows[0] if before else None, meant, rows)

    def heard(self, question: str, history: Sequence[str] = ()) -> Heard:
        """What a question says after the earlier ones; raises QuestionError."""
        return heard(question, history, self._is_name, self.collection.languages, self._is_known)

    def _is_known(self, term: str) -> bool:
        """Whether any sentence holds a term."""
        return bool(self.collection.engine.document_frequencies([term]).get(term))

    def _about_the_article(self, about: About | None, top: int) -> Answer | None:
        """The articles' own dates, or how they begin, where that is asked for."""
        if about is About.DATE:
            dated = (dateline_passage(article, DATE_CONFIDENCE) for article in self._articles())
            return self._stated("The article says:", list(islice(filter(None, dated), top)))
        if about is About.SUBJECT:
            leads = self.collection.outline.leads
            rows = chain(*self._rows) if self._rows else range(len(self.collection))
            lines = (self.collection.lines[row] for row in rows if not leads[row])
            begin = [passage_of(line, confidence=LEAD_CONFIDENCE) for line in islice(lines, top)]
            return self._stated("The article begins:", begin)
        return None

    def _articles(self) -> Iterator[Article]:
        """The articles that are asked."""
        for one in self._part.articles if self._part else ():
            yield from self.collection.cited(one.source, one.sha256)[:1]
        if not self._part:
            yield from self.collection.articles

    def _stated(self, message: str, passages: Sequence[Passage]) -> Answer | None:
        """The answer that some passages give whatever the question's words."""
        if not passages:
            return None
        found = checked(passages, self.collection)
        sure = found[0].confidence
        return Answer("", "answered", sure, message, passages=found, answerable=1.0)

    def _found(self, said: Heard, top: int) -> Answer:
        weighed = self.weighed(said)
        return self._answer(weighed, top) if weighed else self._nothing(said.question)

    def _nothing(self, question: Question) -> Answer:
        missing = tuple(unsaid(question, set()))
        message = message_of("not_found", missing, far=True)
        texts, carried = _texts(missing), _texts(question.carried)
        return Answer(question.text, "not_found", 0.0, message, texts, carried)

    def _answer(self, weighed: Weighed, top: int) -> Answer:
        match, groups = weighed.match, self._groups(weighed)
        sure = confidence(weighed, [weighed.order[r] for _, *rest in groups for r in rest])
        missing = missing_words(match)
        doubts = doubts_about(weighed, missing)
        bar = doubts[0].bar if doubts else 0.0
        near = match.likeness is not None and sure.on_topic >= NEAR_IN_MEANING
        far = match.from_another_world and not near
        # Of another language's words none was found, and no meaning is known.
        lost = bool(doubts) and doubts[0].always and match.likeness is None and not match.terms
        status = "not_found" if far or lost else self.thresholds.status(sure.overall, bar)
        found, differing = self._passages(weighed, sure, groups, top)
        telling = (1, *differing) if status == "answered" or differing else ()
        for number in telling:
            told = found[number - 1]
            found[number - 1] = replace(told, phrase=answering_phrase(match.question, told.text))
        return Answer(
            match.question.text,
            status,
            round(sure.overall, 4),
            message_of(status, missing, doubts, far),
            _texts(missing),
            _texts(match.question.carried),
            checked(found, self.collection),
            answerable=round(sure.answerable, 4),
            doubt=doubts[0].reason if doubts else "",
            bar=bar,
            differing=differing,
        )

    def _groups(self, weighed: Weighed) -> list[list[int]]:
        """The ranks of the different sentences, each followed by those of its copies."""
        terms = [weighed.match.notes[number].terms for number in weighed.order]
        return copies_of(each_said(self._lines(weighed), terms), len(terms))

    def _lines(self, weighed: Weighed) -> Sequence[Line]:
        return [self.collection.lines[row] for row in weighed.rows]

    def _passages(
        self, weighed: Weighed, sure: Confidence, groups: list[list[int]], top: int
    ) -> tuple[list[Passage], tuple[int, ...]]:
        """The best passages, each once, and the numbers of those that differ from the first."""
        ranks = differing_ranks(weighed, self._lines(weighed))
        shown, others = groups[:top], [group for group in groups[top:] if group[0] in ranks]
        if others and top > 1 and not any(group[0] in ranks for group in shown):
            shown[-1] = others[0]
        differing = tuple(number for number, group in enumerate(shown, 1) if group[0] in ranks)
        return [self._passage(weighed, sure, *group) for group in shown], differing

    def _passage(self, weighed: Weighed, sure: Confidence, rank: int, *copies: int) -> Passage:
        """The candidate of a rank as a passage, marked and explained; it cites its copies too."""
        number, row = weighed.order[rank], weighed.rows[rank]
        known = [weighed.rows[copy] for copy in copies]
        score, best = weighed.scores[number], weighed.scores[weighed.top]
        passage = passage_of(
            self.collection.lines[row],
            round(float(score), 4),
            round(sure.overall * float(np.exp(score - best)), 4),
        )
        note, near = weighed.match.notes[number], weighed.match.likeness
        return replace(
            passage,
            citation=replace(passage.citation, heading=heading_of(self.collection, row)),
            highlights=highlights(weighed.match, note),
            why=why(weighed.match, number),
            signals=contributions(weighed.values, number, known_of(weighed.match)),
            likeness=None if near is None else round(float(near[number]), 3),
            context=context_of(self.collection, row, bool(note.fact("back references"))),
            also=tuple(
                citation_of(self.collection.lines[other])
                for other in places_of(self.collection, row, known, self._rows)
            ),
        )


def _texts(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.text for word in words))
