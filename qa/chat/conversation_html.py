"""A conversation as HTML: its questions with their answers, or what to try."""

import json
from functools import lru_cache
from importlib.resources import files

from index.errors import SayswhereError
from index.formats.reading import default_article
from qa.chat.answer_html import STATUS, notice_html, turn_html
from qa.chat.conversation import Conversation
from qa.chat.feedback import thumbs
from qa.chat.markup import escaped
from qa.chat.sources import Sources


def conversation_html(conversation: Conversation, collecting: bool) -> str:
    """The conversation as HTML; it carries what the page keeps over a reload."""
    sources, notice = conversation.sources, conversation.notice
    turns = "".join(
        turn_html(sources, turn, reply, number, _thumbs(conversation, number, collecting))
        for number, (turn, reply) in enumerate(
            zip(conversation.turns, conversation.replies, strict=True)
        )
    )
    memory, said = escaped(json.dumps(conversation.memory)), escaped(_said(conversation))
    return (
        f'<div id="log" data-memory="{memory}" data-said="{said}">'
        f"{turns or welcome(sources)}{notice_html(notice)}</div>"
    )


def welcome(sources: Sources) -> str:
    """What stands in an empty conversation: what this is, and questions to try."""
    buttons = "".join(
        f'<li><button type="button" class="example" data-ask="{escaped(question)}">'
        f"{escaped(question)}</button></li>"
        for question in examples(sources)
    )
    return (
        '<div class="welcome"><p>Ask about the article. Each answer is its own sentences, word for '
        "word; a citation’s number leads to where they stand.</p>"
        + (f'<ul class="examples" aria-label="Example questions">{buttons}</ul>' if buttons else "")
        + "</div>"
    )


def examples(sources: Sources) -> tuple[str, ...]:
    """Questions to try, where the article is the one that ships with the program."""
    shipped = default_article().sha256
    return _examples() if sources.articles[0].sha256 == shipped else ()


@lru_cache(maxsize=1)
def _examples() -> tuple[str, ...]:
    text = (files("qa.chat") / "examples.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def _thumbs(conversation: Conversation, number: int, collecting: bool) -> str:
    reply = conversation.replies[number]
    # a visitor's own article is never stored, and a gold line would store a part of it
    if not collecting or conversation.sources.own or isinstance(reply, SayswhereError):
        return ""
    return thumbs(reply, number, conversation.turns[number].kept)


def _said(conversation: Conversation) -> str:
    """What a screen reader announces: the notice, or the last answer in short."""
    if conversation.notice or not conversation.replies:
        return conversation.notice
    last = conversation.replies[-1]
    if isinstance(last, SayswhereError):
        return str(last)
    quoted = f" {last.passages[0].text}" if last.passages else ""
    return f"{STATUS[last.status]}. {last.message}{quoted}"
