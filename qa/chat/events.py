"""What each control of the page does: from a conversation as it stands to the next."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from index.errors import SayswhereError
from index.text.article import Article
from qa.answering.answer import Answer
from qa.chat.conversation import (
    Conversation,
    Turn,
    Turns,
    cited_from,
    history_of,
    turns_from,
    within_from,
)
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
        if kept.get("key") != sources.key:
            return Conversation(sources)
        turns, cited = turns_from(kept.get("turns")), cited_from(kept.get("cited"))
        within = "" if own else within_from(kept.get("within"))
        return Conversation(sources, turns, cited, within=within)

    def restore(self, saved: object) -> Conversation:
        """The conversation of a page that was loaded again, which brings its own article again."""
        try:
            return self._restored(saved)
        except SayswhereError as error:
            return Conversation(self.served, notice=str(error))

    @property
    def _by_name(self) -> dict[str, Event]:
        return {
            "undo": self._undone,
            "retry": _retried,
            "clear": _cleared,
            "back": self._back,
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
            if event not in (self._brought, self._left, self._back):
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
        if not reply.passages:
            return self._kept(conversation, number, None)
        right = conversation.sources.place(reply.passages[0].citation)
        return self._kept(conversation, number, right.anchor, right.path)

    def _corrected(self, conversation: Conversation, data: dict[str, Any]) -> Conversation:
        anchor, path = str(data.get("sentence")), str(data.get("article") or "")
        return self._kept(conversation, _number(conversation, data), anchor, path)

    def _denied(self, conversation: Conversation, data: dict[str, Any]) -> Conversation:
        return self._kept(conversation, _number(conversation, data), None)

    def _kept(
        self, conversation: Conversation, number: int, anchor: str | None, path: str = ""
    ) -> Conversation:
        """Keep that the sentence with the anchor in the article of a path answers the turn; None:
        that no sentence does."""
        sources, turns = conversation.sources, conversation.turns
        if not self.gold or sources.own or turns[number].kept:
            return conversation
        right = None if anchor is None else sources.line(anchor, path)
        article = right.article if right else _looked_at(conversation, number)
        history = history_of(turns, number)
        self.gold.keep(gold_line(turns[number].question, history, article, right))
        return replace(conversation, turns=_with(turns, number, kept=anchor or "none"))

    def _brought(self, conversation: Conversation, data: dict[str, Any]) -> Conversation:
        if not self.uploads:
            raise OwnArticleError("Articles of your own are switched off here: ask about this one.")
        brought = self._bring(data)
        self.own.leave(conversation.sources.own)
        return Conversation(brought, aside=True)

    def _bring(self, sent: dict[str, Any]) -> Sources:
        return self.own.bring(sent.get("name"), sent.get("data"), self.served.reader)

    def _left(self, conversation: Conversation, data: dict[str, Any]) -> Conversation:
        """The article served, with what was asked about it before, where the page sends that."""
        self.own.leave(conversation.sources.own)
        before = self.restore({**_dict(data.get("back")), "article": None})
        return replace(before, notice="", aside=True)

    def _back(self, conversation: Conversation, data: dict[str, Any]) -> Conversation:
        """A conversation that the page had put aside, with the own article that it was about."""
        back = self._restored(data.get("back"))
        self.own.leave(conversation.sources.own)
        return replace(back, aside=True)

    def _undone(self, conversation: Conversation, data: dict[str, Any]) -> Conversation:
        """The last question goes back to the question box; what was cleared comes back."""
        turns = conversation.turns
        if not turns:
            return self._back(conversation, data) if data.get("back") else conversation
        shown = len(turns) - 2 if turns[1:] else None
        return replace(conversation, turns=turns[:-1], question=turns[-1].question, shown=shown)

    def _restored(self, saved: object) -> Conversation:
        """The conversation that a page kept; raises SayswhereError where its article is gone."""
        kept = _dict(saved)
        memory, article = kept.get("memory"), kept.get("article")
        if self.uploads and isinstance(article, dict) and isinstance(memory, dict):
            memory = {**memory, "own": self._bring(article).own}
        kept_before = self.conversation(memory)
        return replace(kept_before, shown=len(kept_before.turns) - 1)


def _as_it_is(conversation: Conversation, data: dict[str, Any]) -> Conversation:
    return conversation


def _asked(conversation: Conversation, data: dict[str, Any]) -> Conversation:
    question = str(data["question"])
    if not question.strip():
        return conversation
    turns = (*conversation.turns, Turn(question, within=conversation.within))
    asked = replace(conversation, turns=turns, shown=len(turns) - 1)
    if isinstance(asked.replies[-1], SayswhereError):
        raise asked.replies[-1]  # refused ones are no turns
    return asked


def _retried(conversation: Conversation, data: dict[str, Any]) -> Conversation:
    """The last question is asked again, with the words of earlier ones."""
    turns = conversation.turns
    if not turns:
        return conversation
    again = (*turns[:-1], Turn(turns[-1].question, within=turns[-1].within))
    return replace(conversation, turns=again, shown=len(turns) - 1)


def _cleared(conversation: Conversation, data: dict[str, Any]) -> Conversation:
    """An empty conversation; the page puts the old one aside."""
    return Conversation(conversation.sources, aside=bool(conversation.turns))


def _alone(conversation: Conversation, data: dict[str, Any]) -> Conversation:
    number = _number(conversation, data)
    turns = _with(conversation.turns, number, alone=True, kept="")
    return replace(conversation, turns=turns, shown=number)


def _looked_at(conversation: Conversation, number: int) -> Article:
    """The article that a turn's first passage stands in, or the first one."""
    sources, reply = conversation.sources, conversation.replies[number]
    if isinstance(reply, Answer) and reply.passages:
        return sources.article(sources.place(reply.passages[0].citation).path)
    return sources.article(sources.listed[0].path)


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _with(turns: Turns, number: int, **changes: Any) -> Turns:
    return (*turns[:number], replace(turns[number], **changes), *turns[number + 1 :])


def _number(conversation: Conversation, data: dict[str, Any]) -> int:
    """Which turn is meant; a page that is behind may mean one that is gone."""
    number = data.get("turn")
    if isinstance(number, int) and 0 <= number < len(conversation.turns):
        return number
    raise SayswhereError("That answer is no longer in the conversation: ask again.")
