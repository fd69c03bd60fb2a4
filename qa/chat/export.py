"""A conversation to take away: Markdown to read, JSON for programs, both with every citation."""

from qa.chat.conversation import Conversation
from qa.saving.exchange import Exchange
from qa.saving.export import as_json_list, as_markdown


def conversation_json(conversation: Conversation) -> str:
    """The conversation as a JSON array of answers, each as the endpoint `ask` gives it."""
    return as_json_list(_exchanges(conversation))


def conversation_markdown(conversation: Conversation) -> str:
    """The conversation as Markdown that shows questions and passages as they were typed."""
    return as_markdown(_exchanges(conversation))


def _exchanges(conversation: Conversation) -> list[Exchange]:
    """The questions with their replies and the numbers of their first citations."""
    asked = zip(conversation.turns, conversation.replies, conversation.firsts[:-1], strict=True)
    return [Exchange(turn.question, reply, first, turn.alone) for turn, reply, first in asked]
