"""What each control of the page does: from a conversation as it stands to the next."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from index.errors import SayswhereError
from qa.chat.conversation import Conversation, Turn, Turns, history_of, turns_from
from qa.chat.feedback import GoldFile, gold_line
from qa.chat.own_articles import OwnArticleError, OwnArticles
from qa.chat.sources import Sources

Event = Callable[[Conversation, dict[str, Any]], Conversation]


@dataclass(frozen=True)
class Events:
    """The controls of a page about the articles served or a visitor's own.

    Without `gold` no verdicts are kept, without `uploads` nobody brings an article.
    """

    served: Sources
    gold: GoldFile | None = None
    uploads: bool = True
    own: OwnArticles = field(default_factory=OwnArticles)

    def ask(self, memory: object, question: str) -> Conversation:
        """The conversation with one more question, or a notice why it cannot be asked."""
        return self._after(memory, _asked, {"question": question})

    def act(self, memory: object, data: dict[str, Any]) -> Conversation:
        """The conversation after the control named in data["act"]."""
        return self._after(memory, self._by_name.get(str(data.get("act")), _as_it_is), data)

    def look(self, memory: object) -> Conversation:
        """The conversation as it stands, or a notice why it cannot be shown."""
        return self._after(memory, _as_it_is, {})

    def conversation(self, memory: object) -> Conversation:
        """The conversation that a page remembers; raises OwnArticleError when its article went."""
        kept = memory if isinstance(memory, dict) else {}
        own = kept.get("own")
        sources = self.own.under(str(own)) if own else self.served
        # what was asked of other articles means nothing here
        turns = turns_from(kept.get("turns")) if kept.get("key") == sources.key else ()
        return Conversation(sources, turns)

    def restore(self, saved: object) -> Conversation:
        """The conversation of a page that was loaded again, which brings its own article again."""
        kept = saved if isinstance(saved, dict) else {}
        memory, article = kept.get("memory"), kept.get("article")
        try:
            if self.uploads and isinstance(article, dict) and isinstance(memory, dict):
                memory = {**memory, "own": self._bring(article).own}
            return self.conversation(memory)
        except SayswhereError as error:
            return Conversation(self.served, notice=str(error))

    @property
    def _by_name(self) -> dict[str, Event]:
        return {
            "undo": _undone,
            "retry": _retried,
            "clear": lambda conversation, data: Conversation(conversation.sources),
            "alone": _alone,
            "up": self._confirmed,
            "right": self._corrected,
            "none": self._denied,
            "own": self._brought,
            "served": self._left,
        }

    def _after(self, memory: object, event: Event, data: dict[str, Any]) -> Conversation:
        try:
            before = self.conversation(memory)
        except OwnArticleError as error:
            if event not in (self._brought, self._left):
                lost = memory if isinstance(memory, dict) else None
                return Conversation(self.served, notice=str(error), lost=lost)
            before = Conversation(self.served)
        try:
            return event(before, data)
        except SayswhereError as error:
            return replace(before, notice=str(error))

    def _confirmed(self, conversation: Conversation, data: dict[str, Any]) -> Conversation:
        number = _number(conversation, data)
        reply = conversation.replies[number]
        if isinstance(reply, SayswhereError):
            raise reply
        right = reply.passages and conversation.sources.anchor(reply.passages[0].citation)
        return self._kept(conversation, number, right or None)

    def _corrected(self, conversation: Conversation, data: dict[str, Any]) -> Conversation:
        return self._kept(conversation, _number(conversation, data), str(data.get("sentence")))

    def _denied(self, conversation: Conversation, data: dict[str, Any]) -> Conversation:
        return self._kept(conversation, _number(conversation, data), None)

    def _kept(self, conversation: Conversation, number: int, anchor: str | None) -> Conversation:
        """Keep that the sentence with the anchor answers the turn; None: that no sentence does."""
        sources, turns = conversation.sources, conversation.turns
        if not self.gold or sources.own or turns[number].kept:
            return conversation
        right = None if anchor is None else sources.line(anchor)
        article = right.article if right else sources.articles[0]
        history = history_of(turns, number)
        self.gold.keep(gold_line(turns[number].question, history, article, right))
        return replace(conversation, turns=_with(turns, number, kept=anchor or "none"))

    def _brought(self, conversation: Conversation, data: dict[str, Any]) -> Conversation:
        if not self.uploads:
            raise OwnArticleError("Articles of your own are switched off here: ask about this one.")
        brought = self._bring(data)
        self.own.leave(conversation.sources.own)
        return Conversation(brought)

    def _bring(self, sent: dict[str, Any]) -> Sources:
        return self.own.bring(sent.get("name"), sent.get("data"), self.served.reader.thresholds)

    def _left(self, conversation: Conversation, data: dict[str, Any]) -> Conversation:
        self.own.leave(conversation.sources.own)
        return Conversation(self.served)


def _as_it_is(conversation: Conversation, data: dict[str, Any]) -> Conversation:
    return conversation


def _asked(conversation: Conversation, data: dict[str, Any]) -> Conversation:
    question = str(data["question"])
    if not question.strip():
        return conversation
    asked = replace(conversation, turns=(*conversation.turns, Turn(question)), question="")
    if isinstance(asked.replies[-1], SayswhereError):
        raise asked.replies[-1]  # refused ones are no turns
    return asked


def _undone(conversation: Conversation, data: dict[str, Any]) -> Conversation:
    """The last question goes back to the question box."""
    turns = conversation.turns
    if not turns:
        return conversation
    return replace(conversation, turns=turns[:-1], question=turns[-1].question)


def _retried(conversation: Conversation, data: dict[str, Any]) -> Conversation:
    """The last question is asked again, with the words of earlier ones."""
    turns = conversation.turns
    if not turns:
        return conversation
    return replace(conversation, turns=(*turns[:-1], Turn(turns[-1].question)))


def _alone(conversation: Conversation, data: dict[str, Any]) -> Conversation:
    number = _number(conversation, data)
    turns = _with(conversation.turns, number, alone=True, kept="")
    return replace(conversation, turns=turns)


def _with(turns: Turns, number: int, **changes: Any) -> Turns:
    return (*turns[:number], replace(turns[number], **changes), *turns[number + 1 :])


def _number(conversation: Conversation, data: dict[str, Any]) -> int:
    """Which turn is meant; a page that is behind may mean one that is gone."""
    number = data.get("turn")
    if isinstance(number, int) and 0 <= number < len(conversation.turns):
        return number
    raise SayswhereError("That answer is no longer in the conversation: ask again.")
