"""A conversation to take away: Markdown to read, JSON for programs, both with every citation."""

import json
import re

from index.errors import SayswhereError
from qa.answering.answer import Passage
from qa.chat.conversation import Conversation, Reply

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$!&])")


def conversation_json(conversation: Conversation) -> str:
    """The conversation as a JSON array of answers, each as the endpoint `ask` gives it."""
    entries = [
        {"question": question, "error": str(reply)}
        if isinstance(reply, SayswhereError)
        else reply.as_json()
        for question, reply in _asked(conversation)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def conversation_markdown(conversation: Conversation) -> str:
    """The conversation as Markdown that shows questions and passages as they were typed."""
    return "\n".join(
        f"## {_one_line(question)}\n\n{_reply(reply)}" for question, reply in _asked(conversation)
    )


def _asked(conversation: Conversation) -> list[tuple[str, Reply]]:
    questions = (turn.question for turn in conversation.turns)
    return list(zip(questions, conversation.replies, strict=True))


def _reply(reply: Reply) -> str:
    if isinstance(reply, SayswhereError):
        return f"{literal(str(reply))}\n"
    carried = f"Carried over: {literal(', '.join(reply.carried))}\n\n" if reply.carried else ""
    passages = "\n".join(_passage(p, number) for number, p in enumerate(reply.passages, 1))
    sure = f" (probability {reply.confidence:.0%})" if reply.passages else ""
    return f"{literal(reply.message)}{sure}\n\n{carried}{passages}"


def _passage(passage: Passage, number: int) -> str:
    quoted = "\n".join(f"> {literal(line)}" for line in passage.text.splitlines() or [""])
    return f"{quoted}\n>\n> — [{number}] {literal(str(passage.citation))}\n"


def literal(text: str) -> str:
    """The text in Markdown such that it reads as typed."""
    return _SPECIAL.sub(r"\\\1", text)


def _one_line(text: str) -> str:
    return literal(" ".join(text.split()))
