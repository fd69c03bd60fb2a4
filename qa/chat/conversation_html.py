"""A conversation as HTML: its questions with their answers, or what to try."""

import json
from functools import lru_cache
from importlib.resources import files

from index.errors import SayswhereError
from index.formats.reading import default_article
from qa.chat.answer_html import notice_html, turn_html
from qa.chat.conversation import Conversation
from qa.chat.feedback import thumbs
from qa.chat.markup import escaped
from qa.chat.sources import Sources


def conversation_html(conversation: Conversation, collecting: bool) -> str:
    """The conversation as HTML; it carries what the page keeps over a reload."""
    sources, notice = conversation.sources, conversation.notice
    turns = "".join(
        _turn(conversation, number, collecting) for number in range(len(conversation.turns))
    )
    data = "".join(f' data-{k}="{escaped(v)}"' for k, v in _data(conversation).items())
    return (
        f'<div id="log"{data}>{_about(sources)}'
        f"{turns or welcome(sources)}{notice_html(notice)}</div>"
    )


def _turn(conversation: Conversation, number: int, collecting: bool) -> str:
    return turn_html(
        conversation.sources,
        conversation.turns[number],
        conversation.replies[number],
        number,
        conversation.firsts[number],
        _thumbs(conversation, number, collecting),
    )


def _data(conversation: Conversation) -> dict[str, str]:
    """What the page's script is told of a conversation."""
    shown = conversation.shown
    return {
        "memory": json.dumps(conversation.memory),
        "said": _said(conversation),
        "shown": "" if shown is None else str(shown),
        "aside": "yes" if conversation.aside else "",
        "title": conversation.sources.title,
    }


def _about(sources: Sources) -> str:
    """Which article is asked, where it does not stand beside the conversation."""
    title = escaped(sources.title)
    back = '<button type="button" class="quiet" data-act="served">Back</button>'
    change = '<button type="button" class="quiet" data-change="own">Change</button>'
    return f'<p class="about"><span dir="auto">Asking <b>{title}</b></span>{back}{change}</p>'


def welcome(sources: Sources) -> str:
    """What stands in an empty conversation: what this is, and questions to try."""
    buttons = "".join(
        f'<li><button type="button" class="example" data-ask="{escaped(question)}">'
        f"{escaped(question)}</button></li>"
        for question in examples(sources)
    )
    about = f"these {sources.title}" if sources.several else "the article"
    whose = "their" if sources.several else "its"
    return (
        f'<div class="welcome"><p>Ask about {about}. Each answer is {whose} own sentences, word '
        "for word; a citation’s number leads to where they stand.</p>"
        + (f'<ul class="examples" aria-label="Example questions">{buttons}</ul>' if buttons else "")
        + "</div>"
    )


def examples(sources: Sources) -> tuple[str, ...]:
    """Questions to try, where the article is the one that ships with the program."""
    shipped = default_article().sha256
    return _examples() if not sources.several and sources.listed[0].sha256 == shipped else ()


@lru_cache(maxsize=1)
def _examples() -> tuple[str, ...]:
    text = (files("qa.chat") / "examples.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def _thumbs(conversation: Conversation, number: int, collecting: bool) -> str:
    reply = conversation.replies[number]
    # a visitor's own article is never stored, and a gold line would store a part of it
    if not collecting or conversation.sources.own or isinstance(reply, SayswhereError):
        return ""
    first = conversation.firsts[number]
    return thumbs(reply, number, first, conversation.turns[number].kept)


def _said(conversation: Conversation) -> str:
    """What a screen reader announces: the notice, or the last answer in short."""
    if conversation.notice or not conversation.replies:
        return conversation.notice
    last = conversation.replies[-1]
    if isinstance(last, SayswhereError):
        return str(last)
    return f"{last.headline} {last.passages[0].text}" if last.passages else last.message
