"""What each control of the page does: from a conversation as it stands to the next."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from index.errors import SayswhereError
from qa.chat.feedback import GoldFile, gold_line
from qa.chat.reading import Reading
from qa.chat.turns import Turn, Turns, history_of, turns_from
from qa.chat.view import View
from qa.chat.visits import OwnArticleError, Visits, own_reading

Deed = Callable[[str, View, dict[str, Any]], View]


@dataclass(frozen=True)
class Deeds:
    """The controls, for the articles that visits read; by name, as the page calls them.

    Without `gold` no verdicts are kept, without `uploads` nobody brings an article.
    """

    visits: Visits
    gold: GoldFile | None = None
    uploads: bool = True

    def ask(self, visit: str, memory: object, question: str) -> View:
        """The conversation with one more question, or a notice why it cannot be asked."""
        return self._done(visit, memory, _asked, {"question": question})

    def act(self, visit: str, memory: object, data: dict[str, Any]) -> View:
        """The conversation after the control named in data["act"]."""
        deed = self._by_name.get(str(data.get("act")))
        return self._done(visit, memory, deed, data) if deed else self.view(visit, memory)

    def view(self, visit: str, memory: object) -> View:
        """The conversation that a page remembers; raises OwnArticleError when its article went."""
        kept = memory if isinstance(memory, dict) else {}
        reading = self.visits.reading(visit, kept.get("own") is True)
        # what was asked of other articles means nothing here
        turns = turns_from(kept.get("turns")) if kept.get("key") == reading.key else ()
        return View(reading, turns)

    def restore(self, visit: str, saved: object) -> View:
        """The conversation of a page that was loaded again."""
        kept = saved if isinstance(saved, dict) else {}
        article = kept.get("article")
        try:
            if self.uploads and isinstance(article, dict):
                self.visits.bring(visit, self._own(article))
            return self.view(visit, kept.get("memory"))
        except SayswhereError as error:
            return View(self.visits.served, notice=str(error))

    @property
    def _by_name(self) -> dict[str, Deed]:
        return {
            "undo": _undone,
            "retry": _retried,
            "clear": lambda visit, view, data: View(view.reading),
            "alone": _alone,
            "up": self._confirmed,
            "right": self._corrected,
            "none": self._denied,
            "own": self._brought,
            "served": self._left,
        }

    def _done(self, visit: str, memory: object, deed: Deed, data: dict[str, Any]) -> View:
        try:
            view = self.view(visit, memory)
        except SayswhereError as error:
            return View(self.visits.served, notice=str(error))
        try:
            return deed(visit, view, data)
        except SayswhereError as error:
            return replace(view, notice=str(error))

    def _confirmed(self, visit: str, view: View, data: dict[str, Any]) -> View:
        number = _number(view, data)
        answer = view.reading.answer(view.turns[number].question, history_of(view.turns, number))
        right = view.reading.anchor(answer.passages[0].citation) if answer.passages else None
        return self._kept(view, number, right)

    def _corrected(self, visit: str, view: View, data: dict[str, Any]) -> View:
        return self._kept(view, _number(view, data), str(data.get("sentence")))

    def _denied(self, visit: str, view: View, data: dict[str, Any]) -> View:
        return self._kept(view, _number(view, data), None)

    def _kept(self, view: View, number: int, anchor: str | None) -> View:
        """Keep that the sentence with the anchor answers the turn; None: that no sentence does."""
        if not self.gold or view.reading.own or view.turns[number].kept:
            return view
        right = None if anchor is None else view.reading.line(anchor)
        article = right.article if right else view.reading.articles[0]
        history = history_of(view.turns, number)
        self.gold.keep(gold_line(view.turns[number].question, history, article, right))
        return replace(view, turns=_with(view.turns, number, kept=anchor or "none"))

    def _brought(self, visit: str, view: View, data: dict[str, Any]) -> View:
        if not self.uploads:
            raise OwnArticleError("Articles of your own are switched off here: ask about this one.")
        reading = self._own(data)
        self.visits.bring(visit, reading)
        return View(reading)

    def _own(self, sent: dict[str, Any]) -> Reading:
        thresholds = self.visits.served.reader.thresholds
        return own_reading(sent.get("name"), sent.get("data"), thresholds)

    def _left(self, visit: str, view: View, data: dict[str, Any]) -> View:
        self.visits.leave(visit)
        return View(self.visits.served)


def _asked(visit: str, view: View, data: dict[str, Any]) -> View:
    question = str(data["question"])
    if not question.strip():
        return view
    turns = (*view.turns, Turn(question))
    view.reading.answer(question, history_of(turns, len(turns) - 1))  # refused ones are no turns
    return replace(view, turns=turns, question="")


def _undone(visit: str, view: View, data: dict[str, Any]) -> View:
    """The last question goes back to the question box."""
    if not view.turns:
        return view
    return replace(view, turns=view.turns[:-1], question=view.turns[-1].question)


def _retried(visit: str, view: View, data: dict[str, Any]) -> View:
    """The last question is asked again, with the words of earlier ones."""
    if not view.turns:
        return view
    return replace(view, turns=(*view.turns[:-1], Turn(view.turns[-1].question)))


def _alone(visit: str, view: View, data: dict[str, Any]) -> View:
    return replace(view, turns=_with(view.turns, _number(view, data), alone=True, kept=""))


def _with(turns: Turns, number: int, **changes: Any) -> Turns:
    return (*turns[:number], replace(turns[number], **changes), *turns[number + 1 :])


def _number(view: View, data: dict[str, Any]) -> int:
    """Which turn is meant; a page that is behind may mean one that is gone."""
    number = data.get("turn")
    if isinstance(number, int) and 0 <= number < len(view.turns):
        return number
    raise SayswhereError("That answer is no longer in the conversation: ask again.")
