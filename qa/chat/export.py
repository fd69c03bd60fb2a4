"""A conversation to take away: Markdown to read, JSON for programs, both with every citation."""

import json
import re
from collections.abc import Iterable

from index.errors import SayswhereError
from qa.answering.answer import Answer, Passage

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$!&])")
Got = Answer | SayswhereError


def as_json(questions: Iterable[str], answers: Iterable[Got]) -> str:
    """The conversation as a JSON array of answers, each as the endpoint `ask` gives it."""
    entries = [
        {"question": question, "error": str(got)}
        if isinstance(got, SayswhereError)
        else got.as_json()
        for question, got in zip(questions, answers, strict=True)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def as_markdown(questions: Iterable[str], answers: Iterable[Got]) -> str:
    """The conversation as Markdown that shows questions and passages as they were typed."""
    turns = zip(questions, answers, strict=True)
    return "\n".join(f"## {_one_line(question)}\n\n{_reply(got)}" for question, got in turns)


def _reply(got: Got) -> str:
    if isinstance(got, SayswhereError):
        return f"{literal(str(got))}\n"
    carried = f"Carried over: {literal(', '.join(got.carried))}\n\n" if got.carried else ""
    passages = "\n".join(_passage(p, number) for number, p in enumerate(got.passages, 1))
    sure = f" (probability {got.confidence:.0%})" if got.passages else ""
    return f"{literal(got.message)}{sure}\n\n{carried}{passages}"


def _passage(passage: Passage, number: int) -> str:
    quoted = "\n".join(f"> {literal(line)}" for line in passage.text.splitlines() or [""])
    return f"{quoted}\n>\n> — [{number}] {literal(str(passage.citation))}\n"


def literal(text: str) -> str:
    """The text in Markdown such that it reads as typed."""
    return _SPECIAL.sub(r"\\\1", text)


def _one_line(text: str) -> str:
    return literal(" ".join(text.split()))
