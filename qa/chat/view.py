"""What the page shows: a function of what is read and what was asked."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from index.errors import SayswhereError
from index.formats.reading import default_article
from qa.answering.answer import Answer
from qa.chat.feedback import thumbs
from qa.chat.markup import escaped
from qa.chat.reading import Reading
from qa.chat.replies import STATUS, notice, reply
from qa.chat.turns import Turns, as_values


@dataclass(frozen=True)
class View:
    """A conversation as it stands.

    `notice` says something about the conversation itself; `question` is what the question box is
    to hold, None leaves it as it is.
    """

    reading: Reading
    turns: Turns = ()
    notice: str = ""
    question: str | None = None

    @property
    def memory(self) -> dict[str, Any]:
        """What the page keeps, and sends along with every question."""
        return {"turns": as_values(self.turns), "own": self.reading.own, "key": self.reading.key}


def conversation(view: View, collecting: bool) -> str:
    """The conversation as HTML; it carries what the page keeps over a reload."""
    answers = view.reading.answers(view.turns)
    replies = "".join(
        reply(view.reading, turn, answer, number, _thumbs(view, answer, number, collecting))
        for number, (turn, answer) in enumerate(zip(view.turns, answers, strict=True))
    )
    memory = escaped(json.dumps(view.memory))
    return (
        f'<div id="log" data-memory="{memory}" data-said="{escaped(_said(view, answers))}">'
        f"{replies or welcome(view.reading)}{notice(view.notice)}</div>"
    )


def welcome(reading: Reading) -> str:
    """What stands in an empty conversation: what this is, and questions to try."""
    buttons = "".join(
        f'<li><button type="button" class="example" data-ask="{escaped(question)}">'
        f"{escaped(question)}</button></li>"
        for question in examples(reading)
    )
    return (
        '<div class="welcome"><p>Ask about the article. Each answer is its own sentences, word for '
        "word; a citation’s number leads to where they stand.</p>"
        + (f'<ul class="examples" aria-label="Example questions">{buttons}</ul>' if buttons else "")
        + "</div>"
    )


def examples(reading: Reading) -> tuple[str, ...]:
    """Questions to try, where the article is the one that ships with the program."""
    shipped = default_article().sha256
    return _examples() if reading.articles[0].sha256 == shipped else ()


@lru_cache(maxsize=1)
def _examples() -> tuple[str, ...]:
    text = (files("qa.chat") / "examples.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def _thumbs(view: View, answer: Answer | SayswhereError, number: int, collecting: bool) -> str:
    # a visitor's own article is never stored, and a gold line would store a part of it
    if not collecting or view.reading.own or isinstance(answer, SayswhereError):
        return ""
    return thumbs(answer, number, view.turns[number].kept)


def _said(view: View, answers: list[Answer | SayswhereError]) -> str:
    """What a screen reader announces: the notice, or the last answer in short."""
    if view.notice or not answers:
        return view.notice
    last = answers[-1]
    if isinstance(last, SayswhereError):
        return str(last)
    quoted = f" {last.passages[0].text}" if last.passages else ""
    return f"{STATUS[last.status]}. {last.message}{quoted}"
